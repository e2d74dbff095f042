/**
 * The operations on arrays, and the definition of every bit. Nothing here knows of tensors.
 *
 * <ol>
 *   <li>{@code Kernels}: the list of all operations, the one interface between {@code Tensor} and
 *       the loops. It has two implementations, {@code Textbook} and {@code fast.FastKernels};
 *   <li>{@code Fma}: a·b + c, rounded once, also where the processor has no instruction for it;
 *   <li>{@code Transcendental}: {@code exp} and {@code log1p}, the same on every machine;
 *   <li>{@code Textbook}: every operation in plain loops. With {@code
 *       -Dbackstitch.kernels=textbook} nothing else computes, and a debugger can follow one step
 *       from pixel to weight.
 * </ol>
 *
 * <p>A reader can stop here: {@code fast} gives the same bits in less time.
 */
@NullMarked
package backstitch.core.internal;

import org.jspecify.annotations.NullMarked;
