package backstitch.examples.cli;

import java.util.Locale;

/** Prints a line an epoch. */
final class EpochLines implements TrainingListener {
  @Override
  public void epochEnded(int epoch, double loss, double train, double test) {
    String line = "epoch %d, loss %.4f, train acc %.3f, test acc %.3f%n";
    System.out.printf(Locale.ROOT, line, epoch, loss, train, test);
  }
}
