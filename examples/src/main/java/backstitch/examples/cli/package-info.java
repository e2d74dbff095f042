/**
 * The command line of the lessons: options, errors in one line, exit codes.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.examples.cli.Options}, {@link backstitch.examples.cli.Settings}, {@link
 *       backstitch.examples.cli.ImageSettings}: the options of every lesson, of a lesson that
 *       trains, and of one that trains on images; {@link backstitch.examples.cli.OverfitSettings},
 *       {@code ValueList} and {@link backstitch.examples.cli.SweepSettings}: those of the
 *       exercises;
 *   <li>{@code CheckedOutput}: standard output that fails when a line cannot be written;
 *   <li>{@link backstitch.examples.cli.Lesson}: a program, from its arguments ({@code Parsing}) to
 *       its exit code;
 *   <li>{@link backstitch.examples.cli.Training}: what a lesson tells of its training, to {@link
 *       backstitch.examples.cli.TrainingListener}s such as {@code EpochLines} and {@code
 *       TrainingBar}.
 * </ol>
 */
@NullMarked
package backstitch.examples.cli;

import org.jspecify.annotations.NullMarked;
