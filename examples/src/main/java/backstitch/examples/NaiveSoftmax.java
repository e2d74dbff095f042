package backstitch.examples;

import backstitch.autograd.FiniteCheck;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Tensor;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.Options;
import backstitch.nn.SoftmaxCrossEntropyLoss;
import java.util.Locale;
import java.util.function.Function;

/**
 * The chapter's argument made visible: cross-entropy written as the logarithm of a softmax
 * overflows or takes the logarithm of zero when logits are large; the fused loss does not.
 */
public final class NaiveSoftmax extends Lesson<Options> {
  private static final int[] LABEL = {1};

  NaiveSoftmax() {
    super(
        "naive-softmax",
        "Shows where log(softmax(z)) breaks down and the fused loss does not.",
        new Options());
  }

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new NaiveSoftmax().start(args);
  }

  @Override
  protected void run(Options none) {
    SoftmaxCrossEntropyLoss fused = new SoftmaxCrossEntropyLoss();
    System.out.println("Cross-entropy of z = scale * [2, 1, -1] with label 1, and its gradient");
    print("scale", "naive: -log(exp(z) / sum(exp(z)))", "fused: log(sum(exp(z))) - z[label]");
    for (int scale : new int[] {1, 10, 40, 100, 1000}) {
      Tensor z = Tensor.of(new float[][] {{2, 1, -1}}).times(scale);
      print(
          "" + scale,
          lossAndGradient(z, x -> naive(x, LABEL)),
          lossAndGradient(z, x -> fused.of(x, LABEL)));
    }
    System.out.println("\nA tape with a FiniteCheck stops where the first NaN or infinity began:");
    for (int scale : new int[] {40, 100}) {
      Tensor z = Tensor.of(new float[][] {{2, 1, -1}}).times(scale);
      System.out.println("scale " + scale + ": " + Check.message(z));
    }
  }

  private static void print(String scale, String naive, String fused) {
    System.out.println(String.format(Locale.ROOT, "%5s  %-34s  %s", scale, naive, fused));
  }

  /** As one would write it down: exponentials, their sum, a quotient, a logarithm. */
  static Variable naive(Variable z, int[] labels) {
    Variable exps = z.exp();
    Variable probabilities = exps.dividedBy(exps.sum(true, -1));
    return probabilities.log().negate().pick(labels);
  }

  private static String lossAndGradient(Tensor logits, Function<Variable, Variable> loss) {
    Variable z = Variable.of(logits);
    try (Tape tape = Tape.record()) {
      Variable l = loss.apply(z);
      float[] dZ = tape.gradients(l).of(z).value().toArray();
      return String.format(
          Locale.ROOT, "%-10s [%5.2f, %5.2f, %5.2f]", l.value().item(), dZ[0], dZ[1], dZ[2]);
    }
  }

  /** A class of its own, so that without lib the JVM need not look at the listener's classes. */
  private static final class Check {
    static String message(Tensor logits) {
      Variable z = Variable.of(logits);
      try (Tape tape = Tape.record(new FiniteCheck())) {
        tape.gradients(naive(z, LABEL));
        return "all numbers are finite";
      } catch (ArithmeticException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }
}
