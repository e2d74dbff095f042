/**
 * Where Fashion-MNIST comes from: files read strictly, a cache, a download, a package of the
 * system.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.examples.data.FashionMnist}: the two datasets, and {@link
 *       backstitch.examples.data.DataException}, what is said of a damaged one;
 *   <li>{@code IdxFile} with {@code IdxLayout}: the format of the files; {@code OpenFile}, {@code
 *       GzipInput} and {@code GzipHeader} below it; {@code FashionMnistFile} and {@code
 *       FashionMnistFolder}: the four files, and a directory that holds them;
 *   <li>{@code FashionMnistSearch}: the places that are tried, in order; {@code CacheDirectory} and
 *       {@code VerifiedCache}: where fetched files are kept, and what is asked of them first;
 *   <li>{@code DataSource}, {@code Download} with {@code TransferWatch}, {@code DebianPackage} with
 *       {@code ExternalCommand} and {@code ScratchDirectory}: how they are fetched.
 * </ol>
 */
@NullMarked
package backstitch.examples.data;

import org.jspecify.annotations.NullMarked;
