/**
 * Reverse-mode automatic differentiation: a tape, and operations with their derivatives beside
 * them.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.autograd.Variable}: a value in a computation that can be differentiated
 *       (most of its methods only call an operation; skip them);
 *   <li>{@link backstitch.autograd.Operation}: a value with one rule per input; a rule computes the
 *       gradient of the input from the gradient of the result (the method {@code record} puts the
 *       operation on the tape, which comes next);
 *   <li>{@link backstitch.autograd.Tape}: the list of operations, and the loop that walks it
 *       backward; {@link backstitch.autograd.Gradients} is the result, and {@link
 *       backstitch.autograd.TapeException} is thrown for misuse;
 *   <li>{@link backstitch.autograd.MatMul}, then {@link backstitch.autograd.Arithmetic}: the first
 *       rules, and what broadcasting means for them; {@link backstitch.autograd.Elementwise},
 *       {@link backstitch.autograd.Reductions}, {@link backstitch.autograd.Shaping}, {@link
 *       backstitch.autograd.Indexing} follow the same pattern; {@link backstitch.autograd.Softmax}
 *       has the loss of the experiment;
 *   <li>{@link backstitch.autograd.TapeText}: a tape as text; {@link
 *       backstitch.autograd.TapeListener}: who hears of what a tape does, such as {@link
 *       backstitch.autograd.FiniteCheck}, which finds where the first NaN began;
 *   <li>{@link backstitch.autograd.GradientCheck}: how gradients are compared with central
 *       differences.
 * </ol>
 */
@NullMarked
package backstitch.autograd;

import org.jspecify.annotations.NullMarked;
