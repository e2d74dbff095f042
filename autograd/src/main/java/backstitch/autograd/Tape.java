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
 * operation like any other, which is how second derivatives are made. What the other open tapes
 * recorded before this one was opened is differentiated through as well. Closing a tape frees all
 * that it holds; the gradients taken from it stay.
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

  /** If it looks as if it never will be closed. The rules of one that computes may open many. */
  private void hintIfForgotten() {
    if (!computingGradients
        && !paused
        && ++openedWithin == 1000
        && HINTED.compareAndSet(false, true)) {
      System.getLogger("backstitch.autograd").log(Level.WARNING, FORGOTTEN);
    }
  }

  /** {@return a new tape in training mode, in which dropout drops; for a try-with-resources} */
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

  /** {@return a new tape in prediction mode: gradients of what is predicted, without dropout} */
  public static Tape recordPrediction() {
    return new Tape(false, null);
  }

  /**
   * {@return the result of a computation that runs as if this thread had no open tape: nothing is
   * recorded, and {@link #isTraining} is false} For looking at a model within a training step:
   *
   * <pre>{@code
   * double accuracy = Tape.paused(() -> Accuracy.of(net.forward(x).value(), labels));
   * }</pre>
   *
   * <p>The computation may use results of the paused tapes. A variable that it returns is, as any
   * that no tape recorded, refused as an operand while a tape is open: take its {@link
   * Variable#value}, or {@link Variable#detach} it. A tape that it opens records as usual, refuses
   * results of the paused ones, and is closed at the end of the pause if it is still open.
   *
   * @param <T> the type of the result
   * @param computation run once, at once, in this thread; what it throws is thrown on
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

  /** {@return whether this thread's innermost open tape is in training mode; false without one} */
  public static boolean isTraining() {
    List<Tape> tapes = OPEN.get();
    return isAnyOpen() && tapes.get(tapes.size() - 1).training;
  }

  /** The open tapes of this thread, as seen from within a pause if there is one. */
  private static List<Tape> unpaused() {
    return OPEN.get().stream().filter(tape -> !tape.paused).toList();
  }

  /** The open tapes of this thread that are not computing gradients. */
  static List<Tape> recording() {
    List<Tape> recording = new ArrayList<>();
    for (Tape tape : OPEN.get()) {
      if (!tape.computingGradients && !tape.paused) {
        recording.add(tape);
      }
    }
    return recording;
  }

  /** Whether this thread has an open tape; of paused ones and others, the others are innermost. */
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
   * {@return the gradients of a value with one element with respect to all it was computed from}
   *
   * @param y computed on this tape, of size 1 (or a leaf: its gradient for itself is 1)
   * @throws TapeException if y has more elements, or was not computed on this tape, or goes back to
   *     what is on no open tape; or the tape is closed, or another thread's, or paused
   */
  public Gradients gradients(Variable y) {
    if (y.shape().size() != 1) {
      String elements = "gradients: " + y.description() + " has " + y.shape().size() + " elements";
      throw new TapeException(elements + "; take a sum or mean, or pass a seed of its shape");
    }
    return gradients(y, Variable.constant(Tensor.full(1, y.shape())));
  }

  /**
   * {@return the gradients of the sum of {@code y · seed} with respect to all y was computed from}
   *
   * @param y computed on this tape
   * @param seed the weight of each element, in the shape of y
   * @throws TapeException if the seed has another shape, or y was not computed on this tape, or
   *     goes back to what is on no open tape; or the tape is closed, or another thread's, or paused
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
    for (Variable reached : gradients.keySet()) { // no stream, which is slow to be compiled
      holdsAll &= holds(reached);
    }
    if (!holdsAll) {
      runBackward(recordedBefore(), gradients, seen);
      gradients.keySet().forEach(reached -> reached.checkUsable("gradients"));
    }
    return new Gradients(gradients, seen);
  }

  /** Whether a gradient that reached this variable needs nothing that other tapes recorded. */
  private boolean holds(Variable variable) {
    return variable.kind() == Kind.LEAF || variable.isOn(this);
  }

  /** What the other open tapes recorded before this one was opened, in order, and each once. */
  private List<Node> recordedBefore() {
    return OPEN.get().stream()
        .flatMap(tape -> tape.nodes.stream().takeWhile(node -> node.number() < opened))
        .distinct()
        .sorted(Comparator.comparingLong(Node::number))
        .toList();
  }

  /** The chain rule. What an operation was computed from always stands before it on the tape. */
  private void runBackward(
      List<Node> nodes, IdentityHashMap<Variable, Variable> gradients, Set<Variable> seen) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      Variable dY = gradients.get(node.output());
      for (Input input : node.inputs()) {
        if (input.variable().isConstant()) {
          continue;
        }
        seen.add(input.variable());
        if (dY != null) {
          Variable dX = Operation.gradient(node, input, dY);
          if (listener != null) {
            listener.gradient(node.entry(), input.number() - 1, dY, dX);
          }
          gradients.merge(input.variable(), dX, Arithmetic::plus);
        }
      }
      seen.add(node.output());
    }
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
