/**
 * The lessons, one small program each.
 *
 * <p>To read the source, take the files in this order; none needs one that comes later:
 *
 * <ol>
 *   <li>{@link backstitch.examples.LinearRegression}: one dense layer finds the weights again that
 *       data were made with;
 *   <li>{@link backstitch.examples.NaiveSoftmax}: why softmax and cross-entropy are one operation;
 *   <li>{@link backstitch.examples.SoftmaxRegression}: the experiment, cell by cell;
 *   <li>{@link backstitch.examples.MultilayerPerceptron}: one hidden layer more;
 *   <li>{@link backstitch.examples.Sweep}: the experiment with every combination of settings;
 *   <li>{@code Trial}, {@code Remedy}, {@link backstitch.examples.Overfit}: the experiment on a
 *       thousand images, and what helps against learning them by heart.
 * </ol>
 *
 * <p>What a lesson takes from elsewhere can be read as it stands: the images come from {@link
 * backstitch.examples.data}, the options and the errors are the business of {@link
 * backstitch.examples.cli}, and what the last two measure and print is in {@link
 * backstitch.examples.exercise}.
 */
@NullMarked
package backstitch.examples;

import org.jspecify.annotations.NullMarked;
