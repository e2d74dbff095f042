/**
 * The operations of {@code Textbook} with the same bits, fast. Nobody has to know them to
 * understand a result.
 *
 * <ol>
 *   <li>{@code Worker}, a thread that waits for tasks, and {@code Parallel}, which splits work over
 *       such threads;
 *   <li>{@code Scratch}, arrays that a thread keeps; {@code Exponentials}, of many numbers at once;
 *       {@code Maps} and {@code Zips}, a loop for each function of one and of two numbers;
 *   <li>{@code LoopNest}: operands of different shapes as nested loops. {@code Operand} and {@code
 *       Broadcast} use it for zips, {@code Copies} for copying, {@code Lines} for reductions;
 *   <li>{@code Matrix}: an array seen as a matrix. {@code Tiles}: the innermost loops that are
 *       written twice, plainly and in the Vector API. {@code InterleavedSum}, which uses them and
 *       is used by them: in what order numbers are added;
 *   <li>{@code Packing} copies matrices, {@code DotProducts} multiplies a matrix by a vector,
 *       {@code LongProducts} adds the blocks of a long product. {@code PlainTiles} needs all three,
 *       and so does {@code vector.VectorTiles}, whose package has a tour of its own. {@code
 *       WarmingTiles} begins with the former and goes on with the latter;
 *   <li>{@code Products}: matrix products, split over threads;
 *   <li>{@code Sums}, {@code Maxima} and {@code SoftmaxLines}: the reductions;
 *   <li>{@code FastKernels}: all of these as an implementation of {@code Kernels}.
 * </ol>
 */
@NullMarked
package backstitch.core.internal.fast;

import org.jspecify.annotations.NullMarked;
