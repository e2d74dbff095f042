package backstitch.nn;

import backstitch.autograd.Gradients;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum and weight decay as Gluon defines them:
 *
 * <pre>
 *   v ← momentum · v - learningRate · (g + weightDecay · w)
 *   w ← w + v
 * </pre>
 *
 * <p>The three numbers are rounded to {@code float}. The velocity v is made in the first step, so
 * an optimiser can be made before the shapes are known; without momentum there is no v. Make a new
 * optimiser when you initialise the network anew.
 */
public final class Sgd {
  private final List<Parameter> parameters;
  private float learningRate;
  private final float momentum;
  private final float weightDecay;
  private final IdentityHashMap<Parameter, Tensor> velocities = new IdentityHashMap<>();

  /**
   * Plain gradient descent: {@code w ← w - learningRate · g}.
   *
   * @param parameters the parameters to train
   * @param learningRate at least 0
   */
  public Sgd(List<Parameter> parameters, double learningRate) {
    this(parameters, learningRate, 0, 0);
  }

  /**
   * Gradient descent with momentum and weight decay.
   *
   * @param parameters the parameters to train
   * @param learningRate at least 0
   * @param momentum 0 ≤ momentum &lt; 1
   * @param weightDecay at least 0
   * @throws IllegalArgumentException if a number is out of range, or a parameter is given twice
   */
  public Sgd(List<Parameter> parameters, double learningRate, double momentum, double weightDecay) {
    this.parameters = List.copyOf(parameters);
    for (Parameter parameter : parameters) {
      if (Collections.frequency(this.parameters, parameter) > 1) {
        throw new IllegalArgumentException(
            "Sgd: the parameter " + parameter.name() + " is given twice; it would be moved twice");
      }
    }
    learningRate(learningRate);
    this.momentum = checked("momentum", momentum, Math.nextDown(1f));
    this.weightDecay = checked("weight decay", weightDecay, Float.MAX_VALUE);
  }

  /**
   * Changes the learning rate from the next step on, as a schedule does. Velocities are kept: past
   * gradients stay in them with the rate that they came with.
   *
   * @param learningRate not negative
   * @throws IllegalArgumentException if it is negative, NaN or infinite
   */
  public void learningRate(double learningRate) {
    this.learningRate = checked("learning rate", learningRate, Float.MAX_VALUE);
  }

  /** {@return the learning rate of the next step} */
  public float learningRate() {
    return learningRate;
  }

  private static float checked(String what, double value, float most) {
    float rounded = Tensor.toFloat("Sgd: the " + what, value);
    if (!(rounded >= 0 && rounded <= most)) {
      String range = "at least 0 and " + (most < 1 ? "less than 1" : "finite");
      throw new IllegalArgumentException(
          "Sgd: the " + what + " must be " + range + ", is " + rounded);
    }
    return rounded;
  }

  /**
   * Moves every parameter against its gradient. If one has no gradient, none is moved.
   *
   * @param gradients the gradients of the loss
   * @throws backstitch.autograd.TapeException if the tape never saw a parameter, or saw a value of
   *     it that was replaced since; gradients serve for one step
   */
  public void step(Gradients gradients) {
    List<Runnable> moves = new ArrayList<>();
    for (Parameter parameter : parameters) {
      moves.add(move(parameter, parameter.gradient(gradients)));
    }
    moves.forEach(Runnable::run);
  }

  /** For example {@code Sgd(learning rate 0.1, momentum 0.9, weight decay 0, 2 parameters)}. */
  @Override
  public String toString() {
    String rates = "learning rate " + learningRate + ", momentum " + momentum;
    String settings = (rates + ", weight decay " + weightDecay + ", ").replace(".0,", ",");
    int count = parameters.size();
    return "Sgd(" + settings + count + (count == 1 ? " parameter)" : " parameters)");
  }

  /** Computes the new value; running the result sets it. */
  private Runnable move(Parameter parameter, Tensor gradient) {
    Tensor w = parameter.variable().value();
    Tensor g = weightDecay > 0 ? gradient.plusTimes(weightDecay, w) : gradient;
    if (momentum == 0) {
      Tensor moved = w.plusTimes(-learningRate, g);
      return () -> parameter.set(moved);
    }
    Tensor before = velocities.get(parameter);
    // A velocity of another shape is from before the network was initialised anew.
    Tensor velocity =
        before == null || !before.shape().equals(g.shape())
            ? g.times(-learningRate)
            : before.times(momentum).plusTimes(-learningRate, g);
    Tensor moved = w.plus(velocity);
    return () -> {
      parameter.set(moved);
      velocities.put(parameter, velocity);
    };
  }
}
