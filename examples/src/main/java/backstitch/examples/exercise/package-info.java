/**
 * What the exercises {@code overfit} and {@code sweep} measure and print.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.examples.exercise.MeanAndSpread}: what several seeds gave;
 *   <li>{@link backstitch.examples.exercise.Score}, {@link backstitch.examples.exercise.Point},
 *       {@link backstitch.examples.exercise.Curves}: the train and the test curve, and by {@link
 *       backstitch.examples.exercise.Parting} where they part;
 *   <li>{@link backstitch.examples.exercise.Dip}: when a fall is noise; {@link
 *       backstitch.examples.exercise.Comparison}: whether a remedy helps;
 *   <li>{@link backstitch.examples.exercise.SweepRun}, {@link
 *       backstitch.examples.exercise.SweepTable}: the runs of a sweep, as a table and as CSV;
 *       {@link backstitch.examples.exercise.SweepProgress}, {@link
 *       backstitch.examples.exercise.AtInterrupt}, {@link backstitch.examples.exercise.TextFile}:
 *       what goes on while it runs, what Ctrl-C leaves, and where the CSV goes.
 * </ol>
 */
@NullMarked
package backstitch.examples.exercise;

import org.jspecify.annotations.NullMarked;
