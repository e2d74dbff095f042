package backstitch.examples.cli;

import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import backstitch.examples.system.Progress;
import backstitch.nn.Batch;
import backstitch.nn.Dataset;
import backstitch.nn.Parameter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * One pass over the training data. It counts the steps, and ends the training at the first number
 * that is not finite, as all that follows would be NaN as well.
 */
public final class Epoch implements Iterable<Batch> {
  private final int number;
  private final Iterable<Batch> batches;
  private int step;

  /**
   * Creates a pass that has not begun.
   *
   * @param number of the epoch, from 1
   * @param batches what to train on, in this order
   */
  public Epoch(int number, Iterable<Batch> batches) {
    this.number = number;
    this.batches = batches;
  }

  /**
   * {@return a pass with a progress bar on a terminal}
   *
   * @param number of the epoch, from 1
   * @param data the samples, in the order to train on them
   * @param batchSize samples per step
   */
  public static Epoch shown(int number, Dataset data, int batchSize) {
    int count = (data.size() - 1) / batchSize + 1;
    return new Epoch(number, Progress.over(data.batches(batchSize), count, "epoch " + number));
  }

  @Override
  public Iterator<Batch> iterator() {
    Iterator<Batch> all = batches.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Batch next() {
        step++;
        return all.next();
      }
    };
  }

  /**
   * {@return the same variable, if all its numbers are finite}
   *
   * @param what the words of the message before the number, such as {@code the loss is}
   * @param computed a result of the network
   * @throws IllegalStateException if a number is not finite
   */
  public Variable finite(String what, Variable computed) {
    requireFinite(what, computed.value());
    return computed;
  }

  /**
   * Checks the parameters after the last step, since no later loss would show what that step did.
   *
   * @param parameters of the network
   * @throws IllegalStateException if a number in them is not finite
   */
  public void requireFinite(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      requireFinite(parameter.name() + " holds", parameter.variable().value());
    }
  }

  /**
   * Prints the line of this epoch.
   *
   * @param loss the mean loss over the training data
   * @param train the accuracy on the training data
   * @param test the accuracy on the test data
   */
  public void print(double loss, double train, double test) {
    System.out.printf(
        Locale.ROOT,
        "epoch %d, loss %.4f, train acc %.3f, test acc %.3f%n",
        number,
        loss,
        train,
        test);
  }

  private void requireFinite(String what, Tensor values) {
    for (float value : values.toArray()) {
      if (!Float.isFinite(value)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "epoch %d, step %d: %s %s; training has diverged, try a smaller --learning-rate",
                number,
                step,
                what,
                value));
      }
    }
  }
}
