package backstitch.autograd;

import backstitch.autograd.Operation.Input;
import backstitch.autograd.Operation.Node;
import backstitch.autograd.Variable.Kind;
import backstitch.core.Tensor;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The list of recorded operations, in the order in which they ran. Walking it backward gives the
 * gradients.
 *
 * <pre>{@code
 * try (Tape tape = Tape.record()) {
 *   Variable loss = x.times(w).sum();
 *   Variable dW = tape.gradients(loss).of(w);
 * }
 * }</pre>
 *
 * <p>A tape belongs to the thread that opened it. Tapes nest: every open tape records, except one
 * that is computing gradients. To that tape its gradients are constants. The tapes around it record
 * the rules as they run, so they can differentiate a gradient again. Gradients also flow back
 * through what the other open tapes recorded before this tape was opened. Closing a tape frees all
 * that it holds; gradients taken from it remain.
 */
public final class Tape implements AutoCloseable {
  private static final ThreadLocal<List<Tape>> OPEN = ThreadLocal.withInitial(ArrayList::new);
  private static final String FORGOTTEN =
      "Tape: a tape is still open after 1000 others were opened within it, and keeps all they record;"
          + " close each: try (Tape tape = Tape.record()) { … }";
  private static final AtomicBoolean HINTED = new AtomicBoolean();

  private final Thread owner = Thread.currentThread();
  private final boolean training;
  private final @Nullable TapeListener listener;

  private final AtomicLong recorded; // the next operation's number; a thread's open tapes share it
  private final long opened;
  private List<Node> nodes = new ArrayList<>();
  private boolean open = true;
  private boolean computingGradients;
  private boolean paused;
  private int openedWithin;

  private Tape(boolean training, @Nullable TapeListener listener) {
    this.training = training;
    this.listener = listener;
    List<Tape> tapes = OPEN.get();
    this.recorded = tapes.isEmpty() ? new AtomicLong() : tapes.get(0).recorded;
    this.opened = recorded.get();
    if (!tapes.isEmpty()) {
      tapes.get(0).hintIfForgotten();
    }
    tapes.add(this);
  }

  /**
   * Logs a hint, once, if this tape was probably forgotten. Tapes that are opened while it computes
   * gradients or is paused do not count: a rule may open many.
   */
  private void hintIfForgotten() {
    if (!computingGradients
        && !paused
        && ++openedWithin == 1000
        && HINTED.compareAndSet(false, true)) {
      System.getLogger("backstitch.autograd").log(Level.WARNING, FORGOTTEN);
    }
  }

  /** {@return a new tape in training mode (dropout is active); open it in a try-with-resources} */
  public static Tape record() {
    return new Tape(true, null);
  }

  /**
   * {@return a new tape in training mode that tells a listener what it does}
   *
   * @param listener hears of every operation that is recorded, and of every gradient
   */
  public static Tape record(TapeListener listener) {
    return new Tape(true, listener);
  }

  /** {@return a new tape in prediction mode (no dropout), for gradients of predictions} */
  public static Tape recordPrediction() {
    return new Tape(false, null);
  }

  /**
   * Runs a computation as if this thread had no open tape: nothing is recorded, and {@link
   * #isTraining} is false. Use it to evaluate a model within a training step:
   *
   * <pre>{@code
   * double accuracy = Tape.paused(() -> Accuracy.of(net.forward(x).value(), labels));
   * }</pre>
   *
   * <p>The computation may use results of the paused tapes. A variable that it returns was not
   * recorded, so it is refused as an operand while a tape is open: take its {@link Variable#value},
   * or {@link Variable#detach} it. The computation may open tapes of its own. They record as usual,
   * but refuse results of the paused tapes; they are closed at the end of the pause.
   *
   * @param <T> the type of the result
   * @param computation called once, immediately, in this thread; its exceptions are passed on
   * @return the result of the computation
   */
  public static <T extends @Nullable Object> T paused(Supplier<T> computation) {
    List<Tape> pausedHere = unpaused();
    pausedHere.forEach(tape -> tape.paused = true);
    try {
      return computation.get();
    } finally {
      unpaused().forEach(Tape::close);
      pausedHere.forEach(tape -> tape.paused = false);
    }
  }

  /**
   * {@return whether this thread's innermost open tape is in training mode; false if none is open}
   */
  public static boolean isTraining() {
    List<Tape> tapes = OPEN.get();
    return isAnyOpen() && tapes.get(tapes.size() - 1).training;
  }

  /** The open tapes of this thread that are not paused. */
  private static List<Tape> unpaused() {
    return OPEN.get().stream().filter(tape -> !tape.paused).toList();
  }

  /** The open tapes of this thread that record: neither paused nor computing gradients. */
  static List<Tape> recording() {
    List<Tape> recording = new ArrayList<>();
    for (Tape tape : OPEN.get()) {
      if (!tape.computingGradients && !tape.paused) {
        recording.add(tape);
      }
    }
    return recording;
  }

  /**
   * Whether this thread has an open tape that is not paused. The last tape tells: a tape opened
   * during a pause comes after the paused ones.
   */
  static boolean isAnyOpen() {
    List<Tape> tapes = OPEN.get();
    return !tapes.isEmpty() && !tapes.get(tapes.size() - 1).paused;
  }

  boolean isOpen() {
    return open;
  }

  boolean isPaused() {
    return paused;
  }

  boolean isOfThisThread() {
    return owner == Thread.currentThread();
  }

  static long nextNumber(List<Tape> recording) {
    return recording.get(0).recorded.getAndIncrement();
  }

  /** Adds an operation to every tape before a listener hears of it, as a listener may throw. */
  static void add(List<Tape> recording, Node node) {
    for (Tape tape : recording) {
      tape.nodes.add(node);
    }
    for (Tape tape : recording) {
      if (tape.listener != null) {
        tape.listener.recorded(node.entry());
      }
    }
  }

  /**
   * An operation as it stands on a tape.
   *
   * @param number its place in the order of execution, from 0; nested tapes count on
   * @param operation its name, such as {@code matmul}
   * @param operands what it was computed from, constants too, in order
   * @param result what came out
   */
  public record Entry(long number, String operation, List<Variable> operands, Variable result) {}

  /**
   * {@return what is recorded so far, in order; the list does not change}
   *
   * @throws TapeException if the tape is closed, or another thread's
   */
  public List<Entry> entries() {
    check("entries");
    return nodes.stream().map(Node::entry).toList();
  }

  /**
   * {@return the gradients of y, such as a loss, with respect to everything it was computed from}
   *
   * @param y a result of this tape, of size 1; or a leaf, whose gradient with respect to itself is
   *     1
   * @throws TapeException if the size of y is not 1, if y was not computed on this tape, or if it
   *     depends on a result that is on no open tape; or if this tape is closed, paused, or of
   *     another thread
   */
  public Gradients gradients(Variable y) {
    if (y.shape().size() != 1) {
      String elements = "gradients: " + y.description() + " has " + y.shape().size() + " elements";
      throw new TapeException(elements + "; take a sum or mean, or pass a seed of its shape");
    }
    return gradients(y, Variable.constant(Tensor.full(1, y.shape())));
  }

  /**
   * {@return the gradients of {@code Σ y · seed} with respect to everything y was computed from}
   *
   * @param y a result of this tape, or a leaf
   * @param seed the weight of each element, in the shape of y
   * @throws TapeException if the seed has another shape than y, if y was not computed on this tape,
   *     or if it depends on a result that is on no open tape; or if this tape is closed, paused, or
   *     of another thread
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
    runBackward(nodes, gradients, seen);
    boolean holdsAll = true;
    for (Variable reached : gradients.keySet()) { // a stream would take the JIT long to compile
      holdsAll &= holds(reached);
    }
    if (!holdsAll) {
      runBackward(recordedBefore(), gradients, seen);
      gradients.keySet().forEach(reached -> reached.checkUsable("gradients"));
    }
    return new Gradients(gradients, seen);
  }

  /** Whether the variable is a leaf or on this tape; its gradient then needs no other tape. */
  private boolean holds(Variable variable) {
    return variable.kind() == Kind.LEAF || variable.isOn(this);
  }

  /** All that open tapes recorded before this one was opened, in order, without duplicates. */
  private List<Node> recordedBefore() {
    return OPEN.get().stream()
        .flatMap(tape -> tape.nodes.stream().takeWhile(node -> node.number() < opened))
        .distinct()
        .sorted(Comparator.comparingLong(Node::number))
        .toList();
  }

  /**
   * The chain rule. An operation comes after everything it was computed from, so when the loop
   * comes to an operation, the gradient of its result is complete.
   */
  private void runBackward(
      List<Node> nodes, IdentityHashMap<Variable, Variable> gradients, Set<Variable> seen) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      Variable dY = gradients.get(node.output());
      for (Input input : node.inputs()) {
        if (!input.variable().isConstant()) {
          seen.add(input.variable());
          if (dY != null) {
            gradients.merge(input.variable(), gradient(node, input, dY), Arithmetic::plus);
          }
        }
      }
      seen.add(node.output());
    }
  }

  private Variable gradient(Node node, Input input, Variable dY) {
    Variable dX = Operation.gradient(node, input, dY);
    if (listener != null) {
      listener.gradient(node.entry(), input.number() - 1, dY, dX);
    }
    return dX;
  }

  private void check(String request) {
    if (!isOfThisThread()) {
      throw new TapeException(request + ": this tape belongs to another thread");
    }
    if (!open) {
      throw new TapeException(request + ": this tape is closed; ask before its block ends");
    }
  }

  private void check(Variable y, Variable seed) {
    check("gradients");
    if (paused) {
      throw new TapeException("gradients: this tape is paused; ask outside of Tape.paused");
    }
    if (computingGradients) {
      throw new TapeException("gradients: this tape is computing gradients already");
    }
    y.checkDifferentiable("has no gradients; it was computed from no variable");
    if (!holds(y) && nodes.stream().noneMatch(node -> node.reads(y))) {
      String what = "gradients: this tape never saw " + y.description();
      throw new TapeException(what + "; it was computed on another tape");
    }
    seed.checkUsable("gradients");
    if (!seed.shape().equals(y.shape())) {
      throw new TapeException(
          "gradients: a seed of shape " + seed.shape() + " for a value of shape " + y.shape());
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
