/**
 * The kernels in the Vector API: the only package that needs {@code jdk.incubator.vector}. Read
 * {@code VectorKernels} for the blocks, {@code Panels} for how B lies, {@code Tile} and {@code
 * TenByTwo} for what stays in registers; the other tiles are the same in other sizes (but {@code
 * FiveByTwo} goes from panel to panel itself, by {@code FiveByTwoPairs} where they are packed, and
 * {@code SixteenByOne} reads A where it is). {@code VectorPacking} copies rows to where tiles and
 * panels want them. Apart from all that: {@code SixteenSums} adds, {@code FourMaxima} finds the
 * largest, and {@code ByteQuotients} reads pixels.
 *
 * <p>Three habits are for the compiler, for which a vector must never become an object (decision 7
 * tells how it happened). Vectors are local variables, in loops without calls. Before a vector is
 * used in a tile, a sum or a maximum, its class is compared with the one it always has (pixels do
 * without). And the large methods have more than 325 bytes of code, so that none is compiled as a
 * part of every caller ({@code FreqInlineSize}; {@code MethodSizeTest}).
 */
@NullMarked
package backstitch.core.internal.vector;

import org.jspecify.annotations.NullMarked;
