/**
 * Tensors: arrays of {@code float} with a shape, and the arithmetic on them.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.core.Shape}: dimensions, axes, and NumPy's broadcasting rule;
 *   <li>{@link backstitch.core.Tensor}: an immutable array with a shape, and the list of all verbs
 *       ({@link backstitch.core.CrossEntropy} is the result of one, {@code Checks} holds what they
 *       demand, {@code TensorPrinter} prints);
 *   <li>{@code internal.Elementwise}: the loops of {@code +}, {@code exp} and their kin; {@code
 *       internal.LoopNest} and {@code internal.Operand} say which elements meet when shapes differ,
 *       {@code internal.Transcendental} computes {@code exp} with the same bits everywhere, in
 *       arrays of {@code internal.Scratch};
 *   <li>{@code internal.Kernels} and {@code internal.TextbookKernels}: what a product of two {@code
 *       internal.Matrix} is, and what else is worth several ways; then {@code
 *       internal.PlainKernels} and {@code internal.vector.VectorKernels}: the same bits, faster,
 *       once {@code internal.WarmingKernels} has found them worth compiling ({@code
 *       internal.Packing} copies what both want close together, {@code internal.DotProducts} is for
 *       a matrix by a vector); {@code internal.MatrixProduct} and {@code internal.Parallel}, with a
 *       {@code internal.Worker} per thread, split it;
 *   <li>{@code internal.Lines} and {@code internal.InterleavedSum}: which elements are reduced
 *       together, and in what order they are added; {@code internal.Reductions}: sums, means and
 *       maxima; {@code internal.SoftmaxLines}: softmax and cross-entropy, line by line;
 *   <li>{@code internal.Copies}: what only moves numbers;
 *   <li>{@link backstitch.core.Engine}: which kernels compute, on how many threads;
 *   <li>{@link backstitch.core.Rng}: random numbers, specified to the bit.
 * </ol>
 */
@NullMarked
package backstitch.core;

import org.jspecify.annotations.NullMarked;
