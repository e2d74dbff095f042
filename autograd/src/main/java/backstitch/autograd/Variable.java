package backstitch.autograd;

import backstitch.core.Shape;
import backstitch.core.ShapeMismatchException;
import backstitch.core.Tensor;
import java.util.List;

/**
 * An immutable value in a computation that can be differentiated.
 *
 * <p>There are three kinds. A <b>leaf</b> ({@link #of(Tensor)}) is a value that gradients are
 * wanted for, such as a weight. A <b>constant</b> ({@link #constant}), such as an image, has no
 * gradient; operations on constants alone are not recorded. A <b>result</b> comes from an operation
 * that was recorded on a {@link Tape}, and may be used while that tape is open.
 *
 * <p>What is computed from leaves while no tape is open, as in prediction, or in {@link
 * Tape#paused}, is not recorded. While no tape is open it may be used like a constant. While a tape
 * is open it is refused as an operand, because its part of the gradient would be missing; {@link
 * #detach} makes a constant of it.
 *
 * <p>Operands that are tensors or numbers are constants. The methods of {@link Tensor} take no
 * variables: instead of {@code t.minus(x)} write {@code Variable.constant(t).minus(x)}.
 *
 * <p>The methods of this class call the common operations. Each operation stands with its
 * derivative in the class of its family: {@link MatMul}, {@link Arithmetic}, {@link Elementwise},
 * {@link Reductions}, {@link Shaping}, {@link Indexing}, {@link Softmax}.
 */
public final class Variable {
  private static final String DETACH = " detach() it to use its value as a constant";
  private static final String UNRECORDED =
      "was computed while no tape recorded it; compute it while the tape records, in its thread, or"
          + DETACH;
  private static final String GRADIENT =
      "is a constant to the tape that computed it; open an outer tape around that one";

  private final Tensor value;
  private final String name;
  private final Kind kind;
  private final List<Tape> tapes;
  private final long thread = Thread.currentThread().getId();

  /** How a variable came about. */
  enum Kind {
    LEAF, // made by the user, who wants its gradient
    RESULT, // recorded on a tape
    CONSTANT, // made by the user, or computed from constants alone
    UNRECORDED, // computed from a leaf while its thread had no open tape, or only paused ones
    GRADIENT // computed while the only open tapes were computing gradients
  }

  Variable(Tensor value, String name, Kind kind, List<Tape> tapes) {
    this.value = value;
    this.name = name;
    this.kind = kind;
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
    return new Variable(value, name, Kind.LEAF, List.of());
  }

  /**
   * {@return a constant: no gradient flows into it}
   *
   * @param value its value
   */
  public static Variable constant(Tensor value) {
    return new Variable(value, "", Kind.CONSTANT, List.of());
  }

  /** {@return the value} */
  public Tensor value() {
    return value;
  }

  /**
   * {@return the only element of a value of size 1, such as a loss}
   *
   * @throws ShapeMismatchException if the size is not 1
   */
  public float item() {
    return value.item();
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
    return kind != Kind.LEAF && kind != Kind.RESULT;
  }

  /**
   * The kind as this thread sees it. A gradient computed in another thread is unrecorded here,
   * since no tape of this thread saw how it was computed.
   */
  Kind kind() {
    boolean here = thread == Thread.currentThread().getId();
    return kind == Kind.GRADIENT && !here ? Kind.UNRECORDED : kind;
  }

  boolean isOn(Tape tape) {
    return tapes.contains(tape);
  }

  /** Throws if this depends on leaves in a way that no open tape of this thread has recorded. */
  void checkUsable(String operation) {
    if (kind() == Kind.UNRECORDED && Tape.isAnyOpen()) {
      throw refused(operation, UNRECORDED);
    }
    String whose = "that is closed;";
    for (Tape tape : tapes) {
      if (tape.isOpen() && !tape.isOfThisThread()) {
        whose = "of another thread;";
      } else if (tape.isOpen() && tape.isPaused() && Tape.isAnyOpen()) {
        whose = "that is paused;";
      } else if (tape.isOpen()) {
        return;
      }
    }
    if (kind == Kind.RESULT) {
      throw refused(operation, "was computed on a tape " + whose + DETACH);
    }
  }

  /** Throws if this has no gradients; {@code why} is the reason if it is a constant. */
  void checkDifferentiable(String why) {
    switch (kind()) {
      case UNRECORDED -> throw refused("gradients", UNRECORDED);
      case GRADIENT -> throw refused("gradients", GRADIENT);
      case CONSTANT -> throw refused("gradients", why);
      case LEAF, RESULT -> {}
    }
  }

  private TapeException refused(String operation, String why) {
    return new TapeException(operation + ": " + description() + " " + why);
  }

  /** The name, or else the kind, and the shape, for messages. */
  String description() {
    boolean given = kind == Kind.CONSTANT;
    String what = given ? "a constant" : kind == Kind.LEAF ? "a variable" : "a result";
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
   * @param b the other operand, a constant
   */
  public Variable plus(Tensor b) {
    return plus(constant(b));
  }

  /**
   * {@return a + b}
   *
   * @param b a number
   */
  public Variable plus(double b) {
    return plus(number("plus", b));
  }

  /**
   * {@return A + factor · B, with this as A}
   *
   * @param factor a number
   * @param b the other operand, broadcast
   */
  public Variable plusTimes(double factor, Variable b) {
    return Arithmetic.plusTimes(this, factor, b);
  }

  /**
   * {@return A + factor · B, with this as A}
   *
   * @param factor a number
   * @param b the other operand, a constant, broadcast
   */
  public Variable plusTimes(double factor, Tensor b) {
    return plusTimes(factor, constant(b));
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
   * @param b the other operand, a constant
   */
  public Variable minus(Tensor b) {
    return minus(constant(b));
  }

  /**
   * {@return a - b}
   *
   * @param b a number
   */
  public Variable minus(double b) {
    return minus(number("minus", b));
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
   * @param b the other operand, a constant
   */
  public Variable times(Tensor b) {
    return times(constant(b));
  }

  /**
   * {@return a · b, element by element}
   *
   * @param b a number
   */
  public Variable times(double b) {
    return times(number("times", b));
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
   * @param b the divisor, a constant
   */
  public Variable dividedBy(Tensor b) {
    return dividedBy(constant(b));
  }

  /**
   * {@return a / b, element by element}
   *
   * @param b a number
   */
  public Variable dividedBy(double b) {
    return dividedBy(number("dividedBy", b));
  }

  /**
   * {@return max(a, b), element by element}
   *
   * @param b the other operand
   */
  public Variable maximum(Variable b) {
    return Arithmetic.maximum(this, b);
  }

  /**
   * {@return max(a, b), element by element}
   *
   * @param b the other operand, a constant
   */
  public Variable maximum(Tensor b) {
    return maximum(constant(b));
  }

  /**
   * {@return max(a, b), element by element}
   *
   * @param b a number
   */
  public Variable maximum(double b) {
    return maximum(number("maximum", b));
  }

  /**
   * {@return min(a, b), element by element}
   *
   * @param b the other operand
   */
  public Variable minimum(Variable b) {
    return Arithmetic.minimum(this, b);
  }

  /**
   * {@return min(a, b), element by element}
   *
   * @param b the other operand, a constant
   */
  public Variable minimum(Tensor b) {
    return minimum(constant(b));
  }

  /**
   * {@return min(a, b), element by element}
   *
   * @param b a number
   */
  public Variable minimum(double b) {
    return minimum(number("minimum", b));
  }

  private static Variable number(String operation, double value) {
    return constant(Tensor.scalar(Tensor.toFloat(operation, value)));
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
   * {@return the sums over some axes, which are removed}
   *
   * @param axes the axes; none means all
   */
  public Variable sum(int... axes) {
    return Reductions.sum(this, false, axes);
  }

  /**
   * {@return the sums over some axes}
   *
   * @param keepDims whether to keep these axes, with size 1
   * @param axes the axes; none means all
   */
  public Variable sum(boolean keepDims, int... axes) {
    return Reductions.sum(this, keepDims, axes);
  }

  /**
   * {@return the means over some axes, which are removed}
   *
   * @param axes the axes; none means all
   */
  public Variable mean(int... axes) {
    return Reductions.mean(this, false, axes);
  }

  /**
   * {@return the means over some axes}
   *
   * @param keepDims whether to keep these axes, with size 1
   * @param axes the axes; none means all
   */
  public Variable mean(boolean keepDims, int... axes) {
    return Reductions.mean(this, keepDims, axes);
  }

  /**
   * {@return the maxima over some axes, which are removed}
   *
   * @param axes the axes; none means all
   */
  public Variable max(int... axes) {
    return Reductions.max(this, false, axes);
  }

  /**
   * {@return the maxima over some axes}
   *
   * @param keepDims whether to keep these axes, with size 1
   * @param axes the axes; none means all
   */
  public Variable max(boolean keepDims, int... axes) {
    return Reductions.max(this, keepDims, axes);
  }

  /**
   * {@return ln Σ eˣ over some axes, which are removed}
   *
   * @param axes the axes; none means all
   */
  public Variable logSumExp(int... axes) {
    return Reductions.logSumExp(this, false, axes);
  }

  /**
   * {@return ln Σ eˣ over some axes}
   *
   * @param keepDims whether to keep these axes, with size 1
   * @param axes the axes; none means all
   */
  public Variable logSumExp(boolean keepDims, int... axes) {
    return Reductions.logSumExp(this, keepDims, axes);
  }

  // ---- matrix products

  /**
   * {@return A·B}
   *
   * @param b shape {@code [k, n]}; this has {@code [m, k]}
   */
  public Variable matmul(Variable b) {
    return MatMul.matmul(this, b);
  }

  /**
   * {@return A·B, with B a constant}
   *
   * @param b shape {@code [k, n]}; this has {@code [m, k]}
   */
  public Variable matmul(Tensor b) {
    return matmul(constant(b));
  }

  /**
   * {@return A·Bᵀ}
   *
   * @param b shape {@code [n, k]}; this has {@code [m, k]}
   */
  public Variable matmulT(Variable b) {
    return MatMul.matmulT(this, b);
  }

  /**
   * {@return A·Bᵀ, with B a constant}
   *
   * @param b shape {@code [n, k]}; this has {@code [m, k]}
   */
  public Variable matmulT(Tensor b) {
    return matmulT(constant(b));
  }

  /**
   * {@return X·Wᵀ + b, with this as X}
   *
   * @param w shape {@code [n, k]}; this has {@code [m, k]}
   * @param b shape {@code [n]}
   */
  public Variable linear(Variable w, Variable b) {
    return MatMul.linear(this, w, b);
  }

  /**
   * {@return X·Wᵀ + b, with this as X, and W and b constants}
   *
   * @param w shape {@code [n, k]}; this has {@code [m, k]}
   * @param b shape {@code [n]}
   */
  public Variable linear(Tensor w, Tensor b) {
    return linear(constant(w), constant(b));
  }

  /**
   * {@return Aᵀ·B}
   *
   * @param b shape {@code [k, n]}; this has {@code [k, m]}
   */
  public Variable tMatmul(Variable b) {
    return MatMul.tMatmul(this, b);
  }

  /**
   * {@return Aᵀ·B, with B a constant}
   *
   * @param b shape {@code [k, n]}; this has {@code [k, m]}
   */
  public Variable tMatmul(Tensor b) {
    return tMatmul(constant(b));
  }

  // ---- shaping

  /**
   * {@return the same elements in another shape}
   *
   * @param dims the new dimensions; one of them may be -1, to be computed from the others
   */
  public Variable reshape(int... dims) {
    return Shaping.reshape(this, dims);
  }

  /**
   * {@return this with its axes in another order}
   *
   * @param order each axis once; without arguments, the axes are reversed
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
   * {@return the rows with the given indices, in this order}
   *
   * @param indices the row numbers
   */
  public Variable gather(int... indices) {
    return Indexing.gather(this, indices);
  }

  /**
   * {@return from each row along the last axis, the element at its label}
   *
   * @param labels one per row
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
   * @param labels one per row
   */
  public Variable softmaxCrossEntropy(int[] labels) {
    return Softmax.softmaxCrossEntropy(this, labels);
  }
}
