package backstitch.autograd;

import backstitch.autograd.Operation.Input;
import backstitch.autograd.Operation.Node;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list of operations in the order they were done; gradients come from walking it backward.
 *
 * <pre>{@code
 * try (Tape tape = Tape.record()) {
 *   Variable loss = x.times(w).sum();
 *   Variable dW = tape.gradients(loss).of(w);
 * }
 * }</pre>
 *
 * <p>A tape belongs to the thread that opened it. Tapes nest, and every open tape records, except
 * one that is computing gradients: to that tape a gradient is a constant, to a tape around it an
 * operation like any other, which is how second derivatives are made. What was computed under a
 * tape before one within it was opened is differentiated through as well. Closing a tape frees all
 * that it holds; the gradients taken from it stay.
 */
public final class Tape implements AutoCloseable {
  private static final ThreadLocal<List<Tape>> OPEN = ThreadLocal.withInitial(ArrayList::new);

  private final Thread owner = Thread.currentThread();
  private final boolean training;
  private final @Nullable Tape outermost;
  private final int recordedBefore;
  private List<Node> nodes = new ArrayList<>();
  private boolean open = true;
  private boolean computingGradients;

  private Tape(boolean training) {
    this.training = training;
    List<Tape> tapes = OPEN.get();
    this.outermost = tapes.isEmpty() ? null : tapes.get(0);
    this.recordedBefore = outermost == null ? 0 : outermost.nodes.size();
    tapes.add(this);
  }

  /**
   * Opens a tape in training mode, in which dropout drops.
   *
   * @return the tape, for a try-with-resources
   */
  public static Tape record() {
    return new Tape(true);
  }

  /**
   * Opens a tape in prediction mode: gradients of what the network predicts, without dropout.
   *
   * @return the tape, for a try-with-resources
   */
  public static Tape recordPrediction() {
    return new Tape(false);
  }

  /**
   * Whether the innermost open tape of this thread was opened for training.
   *
   * @return false if it was not, or if there is none
   */
  public static boolean isTraining() {
    List<Tape> tapes = OPEN.get();
    return !tapes.isEmpty() && tapes.get(tapes.size() - 1).training;
  }

  /** The open tapes of this thread that are not computing gradients. */
  static List<Tape> recording() {
    List<Tape> recording = new ArrayList<>();
    for (Tape tape : OPEN.get()) {
      if (!tape.computingGradients) {
        recording.add(tape);
      }
    }
    return recording;
  }

  boolean isOpen() {
    return open;
  }

  boolean isOfThisThread() {
    return owner == Thread.currentThread();
  }

  void add(Node node) {
    nodes.add(node);
  }

  /**
   * The gradients of a value with one element with respect to all that it was computed from.
   *
   * @param y computed on this tape, of size 1 (or a leaf: its gradient for itself is 1)
   * @return the gradients
   * @throws TapeException if y has more elements, or was not computed on this tape, or the tape is
   *     closed, or another thread's
   */
  public Gradients gradients(Variable y) {
    if (y.shape().size() != 1) {
      throw new TapeException(
          String.format(
              Locale.ROOT,
              "gradients: %s has %d elements; take a sum or mean, or pass a seed of its shape",
              y.description(),
              y.shape().size()));
    }
    return gradients(y, Variable.constant(Tensor.full(1, y.shape())));
  }

  /**
   * The gradients of the sum of {@code y · seed} with respect to all that y was computed from.
   *
   * @param y computed on this tape
   * @param seed the weight of each element, in the shape of y
   * @return the gradients
   * @throws TapeException if the seed has another shape, or y was not computed on this tape, or the
   *     tape is closed, or another thread's
   */
  public Gradients gradients(Variable y, Variable seed) {
    check(y, seed);
    computingGradients = true;
    try {
      return runBackward(y, seed);
    } finally {
      computingGradients = false;
    }
  }

  private Gradients runBackward(Variable y, Variable seed) {
    IdentityHashMap<Variable, Variable> gradients = new IdentityHashMap<>();
    Set<Variable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    gradients.put(y, seed);
    runBackward(nodes, nodes.size(), gradients, seen);
    if (outermost != null && gradients.keySet().stream().anyMatch(this::isFromOutside)) {
      // What was computed before this tape was opened stands on the outermost.
      int end = Math.min(recordedBefore, outermost.nodes.size());
      runBackward(outermost.nodes, end, gradients, seen);
    }
    return new Gradients(gradients, seen);
  }

  private boolean isFromOutside(Variable variable) {
    return !variable.isLeaf() && !variable.isOn(this);
  }

  /** The chain rule. What an operation was computed from always stands before it on the tape. */
  private static void runBackward(
      List<Node> nodes,
      int end,
      IdentityHashMap<Variable, Variable> gradients,
      Set<Variable> seen) {
    for (int i = end - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      Variable dY = gradients.get(node.output());
      for (Input input : node.inputs()) {
        seen.add(input.variable());
        if (dY != null) {
          Variable dX = Operation.gradient(node, input, dY);
          gradients.merge(input.variable(), dX, Arithmetic::plus);
        }
      }
      seen.add(node.output());
    }
  }

  private void check(Variable y, Variable seed) {
    if (!isOfThisThread()) {
      throw new TapeException("gradients: this tape belongs to another thread");
    }
    if (!open) {
      throw new TapeException("gradients: this tape is closed; ask before its block ends");
    }
    if (computingGradients) {
      throw new TapeException("gradients: this tape is computing gradients already");
    }
    if (y.isConstant()) {
      throw new TapeException(
          String.format(
              Locale.ROOT,
              "gradients: %s has no gradients; it was computed from no variable, or while no tape was open",
              y.description()));
    }
    if (!y.isLeaf() && !y.isOn(this) && nodes.stream().noneMatch(node -> node.reads(y))) {
      throw new TapeException(
          String.format(
              Locale.ROOT,
              "gradients: this tape never saw %s; it was computed on another tape",
              y.description()));
    }
    if (!seed.shape().equals(y.shape())) {
      throw new TapeException(
          String.format(
              Locale.ROOT,
              "gradients: a seed of shape %s for a value of shape %s",
              seed.shape(),
              y.shape()));
    }
  }

  /** Stops recording, and frees all that was recorded. Closing again does nothing. */
  @Override
  public void close() {
    if (!isOfThisThread()) {
      throw new TapeException("close: this tape belongs to another thread");
    }
    open = false;
    nodes = List.of();
    List<Tape> tapes = OPEN.get();
    tapes.remove(this);
    if (tapes.isEmpty()) {
      OPEN.remove();
    }
  }
}
