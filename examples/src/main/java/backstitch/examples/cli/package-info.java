/**
 * The command line of the lessons: options, errors in one line, exit codes.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.examples.cli.Options}, {@link backstitch.examples.cli.Settings}, {@link
 *       backstitch.examples.cli.ImageSettings}: the options, of every lesson, of one that trains,
 *       of one that trains on images, which {@code DataOption} finds; {@link
 *       backstitch.examples.cli.OverfitSettings}, {@code ValueList} and {@link
 *       backstitch.examples.cli.SweepSettings}: those of the exercises;
 *   <li>{@code CheckedOutput}: standard output that ends a program whose lines nobody gets;
 *   <li>{@link backstitch.examples.cli.Lesson}: from the arguments to the exit code;
 *   <li>{@link backstitch.examples.cli.Training}: what a lesson tells of its training, to the
 *       {@link backstitch.examples.cli.TrainingListener}s {@code EpochLines} and {@code
 *       TrainingBar}.
 * </ol>
 */
@NullMarked
package backstitch.examples.cli;

import org.jspecify.annotations.NullMarked;
