/**
 * Pictures, bars and curves as text on a terminal.
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
 *       numbers as text.
 * </ol>
 */
@NullMarked
package backstitch.examples.picture;

import org.jspecify.annotations.NullMarked;
