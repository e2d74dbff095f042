/**
 * Pictures, bars and curves as text on a terminal, and pictures from image files.
 *
 * <pre>{@code
 * Terminal terminal = Terminal.ofThisProcess();
 * Picture boot = ImageFile.read(Path.of("boot.jpg"), ImageFile.Polarity.AUTO);
 * System.out.print(Gallery.of(List.of(boot), List.of("ankle boot"), terminal));
 * System.out.print(Bars.of(FashionMnist.CLASSES, probabilities, terminal));
 * System.out.println(Curve.of(losses, terminal.columns(), terminal));
 * }</pre>
 *
 * <p>What is drawn holds characters that the terminal's encoding has, so standard output has to
 * encode by {@link backstitch.examples.picture.Terminal#charset()}.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.examples.picture.Picture}: grey pixels; {@code Scaling}: fewer or more of
 *       them;
 *   <li>{@link backstitch.examples.picture.Terminal}: how wide, how many shades, which characters;
 *   <li>{@code Shades}: the lines of one picture; {@code FittedText}: a text of given width; {@link
 *       backstitch.examples.picture.Gallery}: many pictures with their captions;
 *   <li>{@link backstitch.examples.picture.Bars} and {@link backstitch.examples.picture.Curve}:
 *       numbers as text;
 *   <li>{@link backstitch.examples.picture.ImageFile}: what a network sees of an image file; {@code
 *       ImageDecoder}: the file, decoded or refused; {@code Luma}: its colours as grey.
 * </ol>
 */
@NullMarked
package backstitch.examples.picture;

import org.jspecify.annotations.NullMarked;
