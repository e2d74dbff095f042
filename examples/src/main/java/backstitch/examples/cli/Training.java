package backstitch.examples.cli;

import backstitch.autograd.FiniteCheck;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import backstitch.nn.Accuracy;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Parameter;
import backstitch.nn.RunningMean;
import backstitch.nn.Sequential;
import java.util.List;
import java.util.Locale;

/**
 * The training of a lesson, which calls it once a step and once an epoch. It computes the running
 * means, tells the listeners, and ends the training at the first number that is not finite, as all
 * that follows would be NaN as well.
 */
public final class Training {
  private final Sequential net;
  private final List<TrainingListener> listeners;
  private final boolean checkFinite;
  private int epoch = 1;
  private int step;
  private RunningMean loss = new RunningMean();
  private RunningMean accuracy = new RunningMean();

  /** Training left the finite numbers. */
  public static final class Diverged extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int step;

    Diverged(int epoch, int step, String what) {
      super(
          String.format(Locale.ROOT, "epoch %d, step %d: ", epoch, step)
              + what
              + "; training has diverged, try a smaller --learning-rate");
      this.epoch = epoch;
      this.step = step;
    }

    /** {@return the epoch, from 1} */
    public int epoch() {
      return epoch;
    }

    /** {@return the step in this epoch, from 1} */
    public int step() {
      return step;
    }
  }

  /** Begins a training; lessons call {@link Settings#training}. */
  Training(
      Sequential net,
      int epochs,
      int steps,
      boolean checkFinite,
      List<TrainingListener> listeners) {
    this.net = net;
    this.checkFinite = checkFinite;
    this.listeners = listeners;
    listeners.forEach(listener -> listener.started(net, epochs, steps));
  }

  /**
   * {@return a tape for the next step; with {@code --check-finite} one that looks at all values}
   */
  public Tape record() {
    return checkFinite ? Tape.record(new FiniteCheck()) : Tape.record();
  }

  /**
   * A step was made.
   *
   * @param batch what was learned from
   * @param l the mean of its losses
   * @param accuracy the share of its samples that the network had right
   */
  public void step(Batch batch, Variable l, double accuracy) {
    step++;
    requireFinite("the loss is", l.value());
    this.loss.add(l.item(), batch.size());
    this.accuracy.add(accuracy, batch.size());
    listeners.forEach(listener -> listener.stepped(epoch, step, l.item(), accuracy));
  }

  /**
   * An epoch was made. What the last step did is looked at too, as no later loss would show it.
   *
   * @param test the data to measure the accuracy on
   */
  public void endEpoch(Dataset test) {
    endEpoch(Accuracy.of(x -> finite("a test logit is", net.forward(x)), test));
  }

  /** An epoch was made without classes: there is no accuracy. */
  public void endEpoch() {
    endEpoch(Double.NaN);
  }

  private void endEpoch(double test) {
    for (Parameter parameter : net.parameters()) {
      requireFinite(parameter.name() + " holds", parameter.variable().value());
    }
    listeners.forEach(listener -> listener.epochEnded(epoch, loss.value(), accuracy.value(), test));
    epoch++;
    step = 0;
    loss = new RunningMean();
    accuracy = new RunningMean();
  }

  /** The training is over. */
  public void end() {
    listeners.forEach(listener -> listener.ended(net));
  }

  /**
   * {@return the same variable, all of whose numbers are finite}
   *
   * @param what the beginning of the message that says otherwise, such as {@code the loss is}
   * @param computed a result of the network
   * @throws Diverged if a number is not finite
   */
  public Variable finite(String what, Variable computed) {
    requireFinite(what, computed.value());
    return computed;
  }

  private void requireFinite(String what, Tensor values) {
    for (float value : values.toArray()) {
      if (!Float.isFinite(value)) {
        throw new Diverged(epoch, step, what + " " + value);
      }
    }
  }
}
