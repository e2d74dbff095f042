/**
 * Reverse-mode automatic differentiation: a tape, and operations that stand beside their
 * derivatives.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.autograd.Variable}: a value that gradients can be asked for (its fluent
 *       methods only list the verbs; skip them);
 *   <li>{@link backstitch.autograd.Operation}: a value with one rule per input, from the gradient
 *       of the result to the gradient of the input (its {@code record} puts it on the tape, which
 *       is next);
 *   <li>{@link backstitch.autograd.Tape}: the list of operations, and the loop that runs it
 *       backward; {@link backstitch.autograd.Gradients} is what comes out, {@link
 *       backstitch.autograd.TapeException} what is refused;
 *   <li>{@link backstitch.autograd.MatMul}, then {@link backstitch.autograd.Arithmetic}: the first
 *       rules, and what broadcasting means for them; {@link backstitch.autograd.Elementwise},
 *       {@link backstitch.autograd.Reductions}, {@link backstitch.autograd.Shaping}, {@link
 *       backstitch.autograd.Indexing} go on in the same way; {@link backstitch.autograd.Softmax}
 *       ends with the loss of the experiment;
 *   <li>{@link backstitch.autograd.TapeText}: a tape as text; {@link
 *       backstitch.autograd.TapeListener}: who hears of what a tape does, such as {@link
 *       backstitch.autograd.FiniteCheck}, which finds where the first NaN began;
 *   <li>{@link backstitch.autograd.GradientCheck}: how rules are held against central differences.
 * </ol>
 */
@NullMarked
package backstitch.autograd;

import org.jspecify.annotations.NullMarked;
