package backstitch.examples;

import backstitch.autograd.Gradients;
import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;
import backstitch.core.Tensor;
import backstitch.examples.cli.Lesson;
import backstitch.examples.cli.Options;
import backstitch.examples.explain.Explanation;
import backstitch.examples.explain.Numbers;
import backstitch.examples.explain.Pages;
import backstitch.examples.explain.Walk;
import backstitch.examples.system.Progress;
import backstitch.nn.Dense;
import backstitch.nn.Initializer;
import backstitch.nn.Parameter;
import backstitch.nn.Sequential;
import backstitch.nn.SoftmaxCrossEntropyLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * Backpropagation with every number on the table: the tape of a step of {@link SoftmaxRegression}
 * on four samples, and the way back through it, one rule at a time.
 */
public final class Explain extends Lesson<Explain.Choice> {
  /** What is explained, and how fast. */
  static final class Choice extends Options {
    @Option(names = "--naive", description = "with the loss written out, as in naive-softmax")
    private boolean naive;

    @Option(names = "--all", description = "print everything at once (default without a terminal)")
    private boolean all;
  }

  Explain() {
    super(
        "explain",
        "Shows the tape of a small training step, and walks back through it.",
        new Choice());
  }

  /**
   * Runs the lesson.
   *
   * @param args {@code --help} lists the options
   */
  public static void main(String[] args) {
    new Explain().start(args);
  }

  @Override
  protected void run(Choice choice) {
    List<String> pages = pages(choice.naive);
    if (choice.all || !Progress.isTerminal()) {
      System.out.print(String.join("\n", pages));
    } else {
      Pages.turn(pages, System.in);
    }
  }

  /** The givens and the tape, each step of the way back, and what was found. */
  static List<String> pages(boolean naive) {
    Variable x = Variable.constant(Tensor.of(new double[][] {{1, 2}, {2, 0}, {-2, 1}, {0, -1}}));
    int[] labels = {1, 0, 1, 2};
    Sequential net = new Sequential(new Dense(3));
    net.initialize(Initializer.zeros(), Rng.of(0));
    List<Parameter> parameters = net.parameters();
    parameters.get(0).set(Tensor.of(new double[][] {{0.5, -0.25}, {-0.5, 0.5}, {0.25, 0}}));
    parameters.get(1).set(Tensor.of(0.5, 0, -0.5));

    Explanation explanation = new Explanation();
    explanation.name("X", x);
    parameters.forEach(parameter -> explanation.name(parameter.name(), parameter.variable()));
    Walk walk = new Walk();
    try (Tape tape = walk.record()) {
      Variable logits = net.forward(x);
      Variable losses =
          naive
              ? NaiveSoftmax.naive(logits, labels)
              : new SoftmaxCrossEntropyLoss().of(logits, labels);
      Gradients gradients = tape.gradients(losses.mean());

      List<String> pages = new ArrayList<>();
      String given = explanation.given() + "labels: " + Arrays.toString(labels) + "\n";
      pages.add(BEGINNING + given + FORWARD + explanation.forward(tape.entries()));
      pages.addAll(explanation.backward(walk));
      pages.set(1, BACKWARD + pages.get(1));
      String summary = naive ? "" : summary(logits.value(), labels[0]);
      pages.add(END + explanation.comparison(walk, gradients) + summary);
      return pages;
    }
  }

  private static final String BEGINNING =
      """
      One step of softmax regression, small enough for a pencil: four samples of two
      inputs, three classes. Numbers with more than four decimals are rounded here.

      """;

  private static final String FORWARD =
      """

      FORWARD. What is computed is written on the tape, in order:
      """;

  private static final String BACKWARD =
      """
      BACKWARD. From the last operation to the first, each rule turns the gradient of
      a result into the gradients of its operands:

      """;

  private static final String END =
      """
      FOUND by this walk, in full, and compared with what tape.gradients(loss) says:

      """;

  /** The derivative of the fused loss for the first sample. */
  private static String summary(Tensor logits, int label) {
    Tensor z = logits.slice(0, 1).reshape(3);
    Tensor p = z.softmax();
    Tensor oneHot = Tensor.oneHot(new int[] {label}, 3).reshape(3);
    Tensor difference = p.minus(oneHot);
    String[] lines = {
      "\nIn one sentence: the gradient of the logits is softmax minus one-hot, divided by",
      "4, the number of samples. For the first of them:",
      "   softmax of " + Numbers.of(z) + " is " + Numbers.of(p),
      "   minus " + Numbers.of(oneHot) + " is " + Numbers.of(difference),
      "   divided by 4 is " + Numbers.of(difference.dividedBy(4)),
      "which is the first row of dY at #0.",
    };
    return String.join("\n", lines) + "\n";
  }
}
