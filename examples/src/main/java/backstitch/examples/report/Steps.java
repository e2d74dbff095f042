package backstitch.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Loss and accuracy by step, in at most 2000 points. A run of n steps has k = ceil(n / 2000) steps
 * to a point, which is their mean and stands at the last of them.
 */
final class Steps {
  private static final int MOST = 2000;

  private record Point(long step, String loss, String accuracy) {}

  private final List<Point> points = new ArrayList<>();
  private final long stepsPerPoint;
  private long steps;
  private int waiting;
  private double sumOfLosses;
  private double sumOfAccuracies;

  /** For a run of so many steps. */
  Steps(long expected) {
    stepsPerPoint = (expected - 1) / MOST + 1;
  }

  void add(double loss, double accuracy) {
    steps++;
    waiting++;
    sumOfLosses += loss;
    sumOfAccuracies += accuracy;
    if (waiting == stepsPerPoint) {
      endPoint();
    }
  }

  private void endPoint() {
    String loss = Figures.loss(sumOfLosses / waiting);
    points.add(new Point(steps, loss, Figures.share(sumOfAccuracies / waiting)));
    waiting = 0;
    sumOfLosses = 0;
    sumOfAccuracies = 0;
  }

  /** All points as a table; the last may have fewer steps than the others. */
  Table table() {
    if (waiting > 0) {
      endPoint();
    }
    Table table = new Table("steps", "step", "loss", "train accuracy");
    points.forEach(point -> table.row(point.step, point.loss, point.accuracy));
    return table;
  }

  /** What a point is. */
  String meaning() {
    return stepsPerPoint == 1
        ? "Each point is one step: the mean over its batch, taken before the weights move."
        : "Each point is the mean of " + stepsPerPoint + " steps, taken while the weights move.";
  }

  /** The course of the loss in words. */
  String lossInWords() {
    return course("Loss", points.get(0).loss, last().loss);
  }

  /** The course of the accuracy in words. */
  String accuracyInWords() {
    return course("Train accuracy", points.get(0).accuracy, last().accuracy);
  }

  private Point last() {
    return points.get(points.size() - 1);
  }

  private String course(String what, String from, String to) {
    String begin = what + " by step, a line from " + from + " at step " + points.get(0).step;
    return begin + " to " + to + " at step " + last().step + "; the numbers are in the table";
  }
}
