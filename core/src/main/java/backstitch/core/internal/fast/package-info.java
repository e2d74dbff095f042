/**
 * The operations of {@code Textbook} with the same bits, fast. Nothing here has to be known to
 * understand a result.
 *
 * <ol>
 *   <li>{@code Worker} and {@code Parallel}: how work is split over threads;
 *   <li>{@code Maps} and {@code Zips}: functions of one and of two numbers, a loop each; {@code
 *       Scratch}, arrays that a thread keeps, and {@code Exponentials}, in three such loops;
 *   <li>{@code LoopNest}: operands of different shapes as nested loops; {@code Operand} and {@code
 *       Broadcast}: zips of them; {@code Copies}: what only moves numbers;
 *   <li>{@code Matrix}: an array seen as a matrix; {@code Packing} copies it to where its elements
 *       are neighbours;
 *   <li>{@code Tiles}: the innermost loops that are worth being written twice, plainly and in the
 *       Vector API. {@code DotProducts} multiplies a matrix by a vector, {@code Blocks} goes from
 *       one block of a long product to the next, {@code PlainTiles} uses both; {@code
 *       vector.VectorTiles} has a tour of its own; {@code WarmingTiles} begins with the former and
 *       goes on with the latter;
 *   <li>{@code Products}: matrix products, cut into parts for threads;
 *   <li>{@code Lines}: which elements are reduced together; {@code InterleavedSum} and {@code
 *       Sums}, {@code Maxima}, {@code SoftmaxLines} reduce them;
 *   <li>{@code FastKernels}: all of these, behind the seam.
 * </ol>
 */
@NullMarked
package backstitch.core.internal.fast;

import org.jspecify.annotations.NullMarked;
