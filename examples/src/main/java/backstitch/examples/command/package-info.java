/**
 * The commands that use a trained network, or the images.
 *
 * <p>{@link backstitch.examples.command.Show}: images, and weights as images; {@link
 * backstitch.examples.command.Predict}: what a network takes an image for; {@link
 * backstitch.examples.command.Evaluate}: how often it is right.
 */
@NullMarked
package backstitch.examples.command;

import org.jspecify.annotations.NullMarked;
