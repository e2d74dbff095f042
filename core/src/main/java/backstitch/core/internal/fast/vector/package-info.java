/**
 * The tiles in the Vector API: the only package that needs {@code jdk.incubator.vector}.
 *
 * <ol>
 *   <li>The comment and the constants of {@code RegisterTile}: what such a tile is, and the sizes
 *       that all classes here use;
 *   <li>{@code TenByTwo}: a tile of ten rows and two vectors. {@code SixteenByOne}, {@code
 *       FiveByTwo} and {@code FiveByTwoPairs} are the same in other sizes;
 *   <li>{@code VectorPacking} copies rows to where tiles need them; {@code Panels}: how a section
 *       of B is laid out;
 *   <li>the methods of {@code RegisterTile}: some rows of C, tile by tile, and their edges;
 *   <li>{@code SixteenSums} adds, {@code ByteQuotients} divides pixels;
 *   <li>{@code VectorTiles}: all of these as {@code Tiles}, and which section is packed when.
 * </ol>
 *
 * <p>Three habits make the compiler keep vectors in registers, since as objects they are slow
 * (docs/decisions/0013, section 'The class of a vector'). Vectors are local variables, in loops
 * without calls. A tile or a sum compares the class of a vector with the one that it always has
 * before it uses the vector (pixels do without). And the large methods have more than 325 bytes of
 * code, so that they are never inlined ({@code FreqInlineSize}; {@code MethodSizeTest}).
 */
@NullMarked
package backstitch.core.internal.fast.vector;

import org.jspecify.annotations.NullMarked;
