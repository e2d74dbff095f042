package backstitch.examples;

import java.util.List;

/** The numbers of {@link Explain}, each from its definition, in plain double precision. */
final class DoubleExplained {
  private static final double[][] X = {{1, 2}, {2, 0}, {-2, 1}, {0, -1}};
  private static final int[] LABELS = {1, 0, 1, 2};
  private static final double[] FOURTHS = {0.25, 0.25, 0.25, 0.25};

  private final double[] w = {0.5, -0.25, -0.5, 0.5, 0.25, 0};
  private final double[] b = {0.5, 0, -0.5};

  // One number for each sample and class, or for each sample.
  private final double[] z = logits();
  private final double[] exps = new double[12];
  private final double[] sums = new double[4];
  private final double[] p = new double[12];
  private final double[] logs = new double[12];
  private final double[] negated = new double[12];
  private final double[] losses = new double[4];
  private final double[] target = new double[12];

  DoubleExplained() {
    for (int i = 0; i < 12; i++) {
      exps[i] = StrictMath.exp(z[i]);
      sums[i / 3] += exps[i];
    }
    for (int i = 0; i < 12; i++) {
      p[i] = exps[i] / sums[i / 3];
      logs[i] = StrictMath.log(p[i]);
      negated[i] = -logs[i];
      if (i % 3 == LABELS[i / 3]) {
        target[i] = 1;
        losses[i / 3] = negated[i];
      }
    }
  }

  private double[] logits() {
    double[] logits = new double[12];
    for (int i = 0; i < 12; i++) {
      int unit = i % 3;
      logits[i] = X[i / 3][0] * w[2 * unit] + X[i / 3][1] * w[2 * unit + 1] + b[unit];
    }
    return logits;
  }

  private double loss() {
    double[] logits = logits();
    double sum = 0;
    for (int row = 0; row < 4; row++) {
      double exps = 0;
      for (int j = 0; j < 3; j++) {
        exps += StrictMath.exp(logits[3 * row + j]);
      }
      sum += StrictMath.log(exps) - logits[3 * row + LABELS[row]];
    }
    return sum / 4;
  }

  List<double[]> results() {
    return List.of(z, losses, new double[] {loss()});
  }

  List<double[]> naiveResults() {
    return List.of(z, exps, sums, p, logs, negated, losses, new double[] {loss()});
  }

  /** Of the mean, of the fused loss (in, out), of linear (in, weight, bias). */
  List<double[]> gradients() {
    double[] dZ = new double[12];
    for (int i = 0; i < 12; i++) {
      dZ[i] = (p[i] - target[i]) / 4;
    }
    return List.of(FOURTHS, FOURTHS, dZ, dZ, differences(w), differences(b));
  }

  /** Two for each operation with one operand that needs one: in and out. */
  List<double[]> naiveGradients() {
    double[] picked = new double[12];
    double[] dLogs = new double[12];
    double[] dP = new double[12];
    double[] direct = new double[12]; // what the exponentials get from the quotient
    double[] dSums = new double[4];
    for (int i = 0; i < 12; i++) {
      picked[i] = target[i] / 4;
      dLogs[i] = -picked[i];
      dP[i] = dLogs[i] / p[i];
      direct[i] = dP[i] / sums[i / 3];
      dSums[i / 3] -= dP[i] * exps[i] / (sums[i / 3] * sums[i / 3]);
    }
    double[] repeated = new double[12];
    double[] dExps = new double[12];
    for (int i = 0; i < 12; i++) {
      repeated[i] = dSums[i / 3];
      dExps[i] = direct[i] + repeated[i];
    }
    double[] dZ = gradients().get(2);
    return List.of(
        FOURTHS,
        FOURTHS,
        picked,
        picked,
        dLogs,
        dLogs,
        dP,
        dP,
        direct,
        dSums, // down to #3
        dSums,
        direct,
        repeated,
        dExps,
        dExps,
        dZ,
        dZ,
        differences(w),
        differences(b));
  }

  /** Of the loss by the weight and by the bias. */
  List<double[]> differences() {
    return List.of(differences(w), differences(b));
  }

  /** Central differences of the loss: no rule of differentiation has a part in them. */
  private double[] differences(double[] parameter) {
    double h = 1e-5;
    double[] gradient = new double[parameter.length];
    for (int i = 0; i < parameter.length; i++) {
      double value = parameter[i];
      parameter[i] = value + h;
      double above = loss();
      parameter[i] = value - h;
      gradient[i] = (above - loss()) / (2 * h);
      parameter[i] = value;
    }
    return gradient;
  }

  /** Logits, softmax, one-hot, their difference, its fourth: of the first sample. */
  List<double[]> sentence() {
    double[] less = new double[3];
    double[] fourth = new double[3];
    for (int j = 0; j < 3; j++) {
      less[j] = p[j] - target[j];
      fourth[j] = less[j] / 4;
    }
    double[] probabilities = {p[0], p[1], p[2]};
    return List.of(
        new double[] {z[0], z[1], z[2]}, probabilities, new double[] {0, 1, 0}, less, fourth);
  }
}
