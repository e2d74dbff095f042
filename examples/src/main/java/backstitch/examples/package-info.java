/**
 * The lessons, one small program each, and their command line.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.examples.LinearRegression}: known weights are recovered from data;
 *   <li>{@link backstitch.examples.SoftmaxRegression}: the experiment, cell by cell;
 *   <li>{@link backstitch.examples.NaiveSoftmax}: why its loss is one operation;
 *   <li>{@link backstitch.examples.MultilayerPerceptron}: a hidden layer more;
 *   <li>{@code Lesson}, {@code Settings}, {@code ImageSettings}: the command line;
 *   <li>{@link backstitch.examples.data}: where the images come from.
 * </ol>
 */
@NullMarked
package backstitch.examples;

import org.jspecify.annotations.NullMarked;
