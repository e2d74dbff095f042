/**
 * The lessons, one small program each.
 *
 * <p>To read the source, take the files in this order; none needs one that comes later:
 *
 * <ol>
 *   <li>{@link backstitch.examples.LinearRegression}: a dense layer learns the weights that the
 *       data were made with;
 *   <li>{@link backstitch.examples.NaiveSoftmax}: why softmax and cross-entropy are one operation;
 *   <li>{@link backstitch.examples.SoftmaxRegression}: the experiment, cell by cell;
 *   <li>{@link backstitch.examples.Explain}: one step of it on four samples, with every number;
 *   <li>{@link backstitch.examples.MultilayerPerceptron}: the same with a hidden layer;
 *   <li>{@link backstitch.examples.Sweep}: the experiment with every combination of settings;
 *   <li>{@code Trial}, {@code Remedy}, {@link backstitch.examples.Overfit}: the experiment on a
 *       thousand images, and what helps against learning them by heart.
 * </ol>
 *
 * <p>A lesson can be understood without the packages that it uses: {@link backstitch.examples.data}
 * finds and reads the images, {@link backstitch.examples.cli} handles options and errors. {@link
 * backstitch.examples.exercise} has what the last two measure and print, {@link
 * backstitch.examples.command} the commands that use a trained network, {@link
 * backstitch.examples.picture} draws images in a terminal, {@link backstitch.examples.report}
 * writes a page about a run. {@link backstitch.examples.Main} is the program that runs all of them.
 */
@NullMarked
package backstitch.examples;

import org.jspecify.annotations.NullMarked;
