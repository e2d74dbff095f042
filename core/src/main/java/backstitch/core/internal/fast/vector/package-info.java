/**
 * The tiles in the Vector API: the only package that needs {@code jdk.incubator.vector}.
 *
 * <ol>
 *   <li>{@code TenByTwo}: ten rows of C and two vectors of columns stay in registers while k runs;
 *       {@code SixteenByOne}, {@code FiveByTwo} and {@code FiveByTwoPairs} are the same in other
 *       sizes;
 *   <li>{@code VectorPacking} copies rows to where tiles want them; {@code Panels}: how a block of
 *       B lies;
 *   <li>{@code Tile}: some rows of C, by tiles, and what to do at its edges;
 *   <li>{@code SixteenSums} adds, {@code ByteQuotients} reads pixels;
 *   <li>{@code VectorTiles}: which block of B is packed when, and all of the above behind {@code
 *       Tiles}.
 * </ol>
 *
 * <p>Three habits are for the compiler, for which a vector must never become an object
 * (docs/decisions/0013, section 'The class of a vector', tells how it happened). Vectors are local
 * variables, in loops without calls. Before a vector is used in a tile or a sum, its class is
 * compared with the one it always has (pixels do without). And the large methods have more than 325
 * bytes of code, so that none is compiled as a part of every caller ({@code FreqInlineSize}; {@code
 * MethodSizeTest}).
 */
@NullMarked
package backstitch.core.internal.fast.vector;

import org.jspecify.annotations.NullMarked;
