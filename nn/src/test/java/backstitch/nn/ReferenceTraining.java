package backstitch.nn;

import backstitch.autograd.Tape;
import backstitch.autograd.Variable;
import backstitch.core.Rng;

/** A short training whose model hash is known; a program too, to run in another JVM. */
final class ReferenceTraining {
  private ReferenceTraining() {}

  /** Prints the hash after the number of steps that the argument gives. */
  public static void main(String[] args) {
    System.out.println(hashAfter(Integer.parseInt(args[0])));
  }

  /** 784 - 33 - 10 with relu, momentum and weight decay, on shuffled batches of 50, seed 1. */
  static String hashAfter(int steps) {
    Rng rng = Rng.of(1);
    Sequential net = new Sequential(new Dense(33), new Relu(), new Dense(10));
    net.initialize(Initializer.he(), rng);
    SoftmaxCrossEntropyLoss loss = new SoftmaxCrossEntropyLoss();
    Sgd sgd = new Sgd(net.parameters(), 0.05f, 0.9f, 0.001f);
    Dataset data = SyntheticImages.dataset(120);
    int step = 0;
    while (true) {
      for (Batch batch : data.shuffled(rng).batches(50)) {
        if (step++ == steps) {
          return ModelHash.of(net.parameters());
        }
        try (Tape tape = Tape.record()) {
          Variable l = loss.of(net.forward(batch.features()), batch.labels()).mean();
          sgd.step(tape.gradients(l));
        }
      }
    }
  }
}
