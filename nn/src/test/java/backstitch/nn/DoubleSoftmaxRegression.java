package backstitch.nn;

/**
 * Softmax regression in plain loops over {@code double}s, from zero weights. The engine's losses
 * are compared with it; it shares no code with the engine.
 */
final class DoubleSoftmaxRegression {
  private final int inputs;
  private final double learningRate;
  private final double[][] weight;
  private final double[] bias;

  DoubleSoftmaxRegression(int inputs, int classes, double learningRate) {
    this.inputs = inputs;
    this.learningRate = learningRate;
    weight = new double[classes][inputs];
    bias = new double[classes];
  }

  /** Moves the weights against the gradient of the mean loss, and returns that loss. */
  double step(float[] x, int[] labels) {
    double[][] weightGradient = new double[bias.length][inputs];
    double[] biasGradient = new double[bias.length];
    double sum = 0;
    for (int sample = 0; sample < labels.length; sample++) {
      double[] p = probabilities(x, sample * inputs);
      sum -= StrictMath.log(p[labels[sample]]);
      for (int c = 0; c < bias.length; c++) {
        double dZ = (p[c] - (c == labels[sample] ? 1 : 0)) / labels.length;
        biasGradient[c] += dZ;
        for (int i = 0; i < inputs; i++) {
          weightGradient[c][i] += dZ * x[sample * inputs + i];
        }
      }
    }
    for (int c = 0; c < bias.length; c++) {
      bias[c] -= learningRate * biasGradient[c];
      for (int i = 0; i < inputs; i++) {
        weight[c][i] -= learningRate * weightGradient[c][i];
      }
    }
    return sum / labels.length;
  }

  private double[] probabilities(float[] x, int offset) {
    double[] p = new double[bias.length];
    double total = 0;
    for (int c = 0; c < p.length; c++) {
      double z = bias[c];
      for (int i = 0; i < inputs; i++) {
        z += weight[c][i] * x[offset + i];
      }
      p[c] = StrictMath.exp(z);
      total += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= total;
    }
    return p;
  }
}
