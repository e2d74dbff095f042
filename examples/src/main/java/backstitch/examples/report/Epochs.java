package backstitch.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What the terminal printed for each epoch. A run of more than 1000 epochs has every k-th of them,
 * k = ceil(epochs / 1000), and the last.
 */
final class Epochs {
  private static final int MOST = 1000;

  /** An epoch, in the figures that were printed. */
  record Epoch(int number, String loss, String train, String test) {}

  private final List<Epoch> kept = new ArrayList<>();
  private final int every;
  private final int expected;

  /** For a run of so many epochs. */
  Epochs(int expected) {
    this.expected = expected;
    every = (expected - 1) / MOST + 1;
  }

  void add(int epoch, double loss, double train, double test) {
    if (epoch % every == 0 || epoch == expected) {
      String shownLoss = Figures.loss(loss);
      kept.add(new Epoch(epoch, shownLoss, Figures.share(train), Figures.share(test)));
    }
  }

  Epoch last() {
    return kept.get(kept.size() - 1);
  }

  /** Whether their table is short enough to be shown at once. */
  boolean areFew() {
    return kept.size() <= 10;
  }

  Table table() {
    Table table = new Table("epochs", "epoch", "loss", "train accuracy", "test accuracy");
    kept.forEach(epoch -> table.row(epoch.number, epoch.loss, epoch.train, epoch.test));
    return table;
  }

  /** The course of both accuracies in words. */
  String inWords() {
    Epoch first = kept.get(0);
    return "Accuracy by epoch, two lines: on the training images "
        + (first.train + " in epoch " + first.number + " and " + last().train)
        + (" in epoch " + last().number + ", on the test images ")
        + (first.test + " and " + last().test + "; the numbers are in the table");
  }
}
