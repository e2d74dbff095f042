/**
 * The tape in words, for the lesson {@link backstitch.examples.Explain}.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@code Ascii} and {@code Rule}: formulas and derivatives, read from docs/operations.md,
 *       which the build packs beside these classes;
 *   <li>{@link backstitch.examples.explain.Walk}: a listener that adds up the gradients by itself;
 *   <li>{@link backstitch.examples.explain.Numbers}: tensors to four decimals;
 *   <li>{@link backstitch.examples.explain.Explanation}: the sentences;
 *   <li>{@link backstitch.examples.explain.Pages}: Enter for the next one.
 * </ol>
 */
@NullMarked
package backstitch.examples.explain;

import org.jspecify.annotations.NullMarked;
