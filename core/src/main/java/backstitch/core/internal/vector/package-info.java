/**
 * The kernels in the Vector API: the only package that needs {@code jdk.incubator.vector}. Read
 * {@code VectorKernels} for the blocks, {@code Panels} for how B lies, {@code Tile} and {@code
 * TwelveByTwo} for what stays in registers; the other tiles are the same in other sizes (and {@code
 * SixteenByOne} reads A where it is). {@code VectorPacking} copies rows to where tiles and panels
 * want them. Apart from all that: {@code SixteenSums} adds, and {@code ByteQuotients} reads pixels.
 */
@NullMarked
package backstitch.core.internal.vector;

import org.jspecify.annotations.NullMarked;
