package backstitch.autograd;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * An immutable value that gradients can be asked for.
 *
 * <p>There are three kinds: a <b>leaf</b> ({@link #of(Tensor)}), which gradients are wanted for; a
 * <b>constant</b> ({@link #constant}), which costs nothing on the tape; and the <b>result</b> of an
 * operation recorded on a {@link Tape}, which may be used while that tape is open.
 *
 * <p>The methods list the common verbs; each operation stands with its derivative in the class of
 * its family: {@link MatMul}, {@link Arithmetic}, {@link Elementwise}, {@link Reductions}, {@link
 * Shaping}, {@link Indexing}, {@link Softmax}.
 */
public final class Variable {
  private final Tensor value;
  private final String name;
  private final boolean constant;
  private final List<Tape> tapes;

  private Variable(Tensor value, String name, boolean constant, List<Tape> tapes) {
    this.value = value;
    this.name = name;
    this.constant = constant;
    this.tapes = tapes;
  }

  /**
   * {@return a leaf}
   *
   * @param value its value
   */
  public static Variable of(Tensor value) {
    return of("", value);
  }

  /**
   * {@return a leaf with a name, for messages}
   *
   * @param name the name
   * @param value its value
   */
  public static Variable of(String name, Tensor value) {
    return new Variable(value, name, false, List.of());
  }

  /**
   * {@return a constant: no gradient flows into it}
   *
   * @param value its value
   */
  public static Variable constant(Tensor value) {
    return new Variable(value, "", true, List.of());
  }

  /** The result of an operation: recorded on these tapes, or a constant if there are none. */
  static Variable result(Tensor value, List<Tape> tapes) {
    return new Variable(value, "", tapes.isEmpty(), tapes);
  }

  /** {@return the value} */
  public Tensor value() {
    return value;
  }

  /** {@return the shape of the value} */
  public Shape shape() {
    return value.shape();
  }

  /** {@return the value as a constant, cut off from every tape} */
  public Variable detach() {
    return constant(value);
  }

  /** {@return whether no gradient flows into it} */
  public boolean isConstant() {
    return constant;
  }

  /** Whether it is neither a constant nor computed. */
  boolean isLeaf() {
    return !constant && tapes.isEmpty();
  }

  boolean isOn(Tape tape) {
    return tapes.contains(tape);
  }

  /** A result may be used while one of the tapes that recorded it is open, in its thread. */
  void checkUsable(String operation) {
    if (tapes.isEmpty()) {
      return;
    }
    boolean open = false;
    for (Tape tape : tapes) {
      if (tape.isOpen() && tape.isOfThisThread()) {
        return;
      }
      open |= tape.isOpen();
    }
    throw new TapeException(
        String.format(
            Locale.ROOT,
            "%s: %s was computed on a tape %s; detach() it to use its value as a constant",
            operation,
            description(),
            open ? "of another thread" : "that is closed"));
  }

  /** For messages: the name, or what it is, and the shape. */
  String description() {
    String what = constant ? "a constant" : tapes.isEmpty() ? "a variable" : "a result";
    return (name.isEmpty() ? what + " of shape" : name) + " " + shape();
  }

  /** The name, if it has one, and the value. */
  @Override
  public String toString() {
    return name.isEmpty() ? value.toString() : name + " = " + value;
  }

  // ---- arithmetic, broadcast

  /**
   * {@return a + b}
   *
   * @param b the other operand
   */
  public Variable plus(Variable b) {
    return Arithmetic.plus(this, b);
  }

  /**
   * {@return a + b}
   *
   * @param b a number
   */
  public Variable plus(float b) {
    return Arithmetic.plus(this, scalar(b));
  }

  /**
   * {@return A + factor · B, with this as A}
   *
   * @param factor the number
   * @param b the other operand, broadcast
   */
  public Variable plusTimes(float factor, Variable b) {
    return Arithmetic.plusTimes(this, factor, b);
  }

  /**
   * {@return a - b}
   *
   * @param b the other operand
   */
  public Variable minus(Variable b) {
    return Arithmetic.minus(this, b);
  }

  /**
   * {@return a - b}
   *
   * @param b a number
   */
  public Variable minus(float b) {
    return Arithmetic.minus(this, scalar(b));
  }

  /**
   * {@return a · b, element by element}
   *
   * @param b the other operand
   */
  public Variable times(Variable b) {
    return Arithmetic.times(this, b);
  }

  /**
   * {@return a · b, element by element}
   *
   * @param b a number
   */
  public Variable times(float b) {
    return Arithmetic.times(this, scalar(b));
  }

  /**
   * {@return a / b, element by element}
   *
   * @param b the divisor
   */
  public Variable dividedBy(Variable b) {
    return Arithmetic.dividedBy(this, b);
  }

  /**
   * {@return a / b, element by element}
   *
   * @param b a number
   */
  public Variable dividedBy(float b) {
    return Arithmetic.dividedBy(this, scalar(b));
  }

  /**
   * {@return the larger of each pair}
   *
   * @param b the other operand
   */
  public Variable maximum(Variable b) {
    return Arithmetic.maximum(this, b);
  }

  /**
   * {@return the smaller of each pair}
   *
   * @param b the other operand
   */
  public Variable minimum(Variable b) {
    return Arithmetic.minimum(this, b);
  }

  private static Variable scalar(float value) {
    return constant(Tensor.scalar(value));
  }

  // ---- elementwise

  /** {@return -x} */
  public Variable negate() {
    return Elementwise.negate(this);
  }

  /** {@return eˣ} */
  public Variable exp() {
    return Elementwise.exp(this);
  }

  /** {@return ln x} */
  public Variable log() {
    return Elementwise.log(this);
  }

  /** {@return √x} */
  public Variable sqrt() {
    return Elementwise.sqrt(this);
  }

  /** {@return x²} */
  public Variable square() {
    return Elementwise.square(this);
  }

  /** {@return |x|} */
  public Variable abs() {
    return Elementwise.abs(this);
  }

  /** {@return tanh x} */
  public Variable tanh() {
    return Elementwise.tanh(this);
  }

  /** {@return 1 / (1 + e⁻ˣ)} */
  public Variable sigmoid() {
    return Elementwise.sigmoid(this);
  }

  /** {@return max(x, 0)} */
  public Variable relu() {
    return Elementwise.relu(this);
  }

  // ---- reductions

  /**
   * {@return the sums over some axes, which go}
   *
   * @param axes the axes; none means all
   */
  public Variable sum(int... axes) {
    return Reductions.sum(this, false, axes);
  }

  /**
   * {@return the sums over some axes}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   */
  public Variable sum(boolean keepDims, int... axes) {
    return Reductions.sum(this, keepDims, axes);
  }

  /**
   * {@return the means over some axes, which go}
   *
   * @param axes the axes; none means all
   */
  public Variable mean(int... axes) {
    return Reductions.mean(this, false, axes);
  }

  /**
   * {@return the means over some axes}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   */
  public Variable mean(boolean keepDims, int... axes) {
    return Reductions.mean(this, keepDims, axes);
  }

  /**
   * {@return the maxima over some axes, which go}
   *
   * @param axes the axes; none means all
   */
  public Variable max(int... axes) {
    return Reductions.max(this, false, axes);
  }

  /**
   * {@return the maxima over some axes}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   */
  public Variable max(boolean keepDims, int... axes) {
    return Reductions.max(this, keepDims, axes);
  }

  /**
   * {@return ln Σ eˣ over some axes, which go}
   *
   * @param axes the axes; none means all
   */
  public Variable logSumExp(int... axes) {
    return Reductions.logSumExp(this, false, axes);
  }

  /**
   * {@return ln Σ eˣ over some axes}
   *
   * @param keepDims whether these axes stay, with size 1
   * @param axes the axes; none means all
   */
  public Variable logSumExp(boolean keepDims, int... axes) {
    return Reductions.logSumExp(this, keepDims, axes);
  }

  // ---- matrix products

  /**
   * {@return A·B}
   *
   * @param b shape {@code [k, n]} to this {@code [m, k]}
   */
  public Variable matmul(Variable b) {
    return MatMul.matmul(this, b);
  }

  /**
   * {@return A·Bᵀ}
   *
   * @param b shape {@code [n, k]} to this {@code [m, k]}
   */
  public Variable matmulT(Variable b) {
    return MatMul.matmulT(this, b);
  }

  /**
   * {@return X·Wᵀ + b, with this as X}
   *
   * @param w shape {@code [n, k]} to this {@code [m, k]}
   * @param b shape {@code [n]}
   */
  public Variable linear(Variable w, Variable b) {
    return MatMul.linear(this, w, b);
  }

  /**
   * {@return Aᵀ·B}
   *
   * @param b shape {@code [k, n]} to this {@code [k, m]}
   */
  public Variable tMatmul(Variable b) {
    return MatMul.tMatmul(this, b);
  }

  // ---- shaping

  /**
   * {@return the same elements in another shape}
   *
   * @param dims the new dimensions; one of them may be -1
   */
  public Variable reshape(int... dims) {
    return Shaping.reshape(this, dims);
  }

  /**
   * {@return the axes in another order}
   *
   * @param order each axis once; none reverses them all
   */
  public Variable transpose(int... order) {
    return Shaping.transpose(this, order);
  }

  /**
   * {@return this repeated to fill a shape}
   *
   * @param target the shape
   */
  public Variable broadcastTo(Shape target) {
    return Shaping.broadcastTo(this, target);
  }

  /**
   * {@return this summed to a shape that broadcasts to its own}
   *
   * @param target the shape
   */
  public Variable sumTo(Shape target) {
    return Shaping.sumTo(this, target);
  }

  // ---- indexing

  /**
   * {@return the rows {@code from ≤ i < to} of the first axis}
   *
   * @param from the first row
   * @param to the row after the last
   */
  public Variable slice(int from, int to) {
    return Indexing.slice(this, from, to);
  }

  /**
   * {@return the rows of the first axis that the indices name}
   *
   * @param indices the rows
   */
  public Variable gather(int... indices) {
    return Indexing.gather(this, indices);
  }

  /**
   * {@return along the last axis, the element each label names}
   *
   * @param labels one per line
   */
  public Variable pick(int[] labels) {
    return Indexing.pick(this, labels);
  }

  // ---- softmax

  /**
   * {@return eˣ / Σ eˣ along an axis, or over several}
   *
   * @param axes the axes; none means all
   */
  public Variable softmax(int... axes) {
    return Softmax.softmax(this, axes);
  }

  /**
   * {@return x - ln Σ eˣ along an axis}
   *
   * @param axis the axis
   */
  public Variable logSoftmax(int axis) {
    return Softmax.logSoftmax(this, axis);
  }

  /**
   * {@return ln Σ eᶻ - z[label] along the last axis}
   *
   * @param labels one per line
   */
  public Variable softmaxCrossEntropy(int[] labels) {
    return Softmax.softmaxCrossEntropy(this, labels);
  }
}
