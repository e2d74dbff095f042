/**
 * Where Fashion-MNIST comes from.
 *
 * <p>To read the source, take the files in this order: {@link
 * backstitch.examples.data.DataException}, what is said of data that are not as they should be;
 * {@code GzipInput} and {@code IdxFile}, the format of a file, read strictly; {@code
 * FashionMnistFile}, the four files; {@code Cache}, where fetched files are kept; {@link
 * backstitch.examples.data.FashionMnist} with {@code FashionMnistFolder}, the data and a directory
 * that holds them; {@code FashionMnistSearch}, the places that are tried, in order; {@code
 * Download} and {@code DebianPackage}, how the files are fetched.
 */
@NullMarked
package backstitch.examples.data;

import org.jspecify.annotations.NullMarked;
