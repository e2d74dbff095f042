/**
 * Tensors: arrays of {@code float} with a shape, and the arithmetic on them.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.core.Shape}: dimensions, axes, and NumPy's broadcasting rule;
 *   <li>{@link backstitch.core.Rng}: random numbers, specified to the bit;
 *   <li>{@code internal.Textbook}: what every operation computes, in plain loops that define every
 *       bit; the tour of {@code internal} leads there;
 *   <li>{@link backstitch.core.Engine}: whether the textbook computes or something faster with the
 *       same bits, and on how many threads;
 *   <li>{@link backstitch.core.Tensor}: an immutable array with a shape, and the list of all verbs:
 *       each checks shapes and makes one call ({@code Checks} holds what they demand, {@link
 *       backstitch.core.CrossEntropy} is the result of one, {@code TensorPrinter} prints).
 * </ol>
 */
@NullMarked
package backstitch.core;

import org.jspecify.annotations.NullMarked;
