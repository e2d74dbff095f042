package backstitch.core;

import java.util.LinkedHashSet;
import java.util.Set;

/** Prints, in a JVM of its own, a hash of results with every kernel there is, and some threads. */
public final class BitsOfEverything {
  private static final int[] THREADS = {4, 1, 2, 3, 5};

  private BitsOfEverything() {}

  public static void main(String[] args) {
    Set<String> hashes = new LinkedHashSet<>();
    // Often enough, where asked for, that the last rounds are compiled and the first are not.
    for (int round = 0; round < Integer.getInteger("test.rounds", 1); round++) {
      Engine.setThreads(THREADS[round % THREADS.length]);
      for (Engine.KernelKind kind : Engine.KernelKind.values()) {
        if (kind != Engine.KernelKind.VECTOR
            || ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
          Engine.setKernels(kind);
          hashes.add(Integer.toHexString(results()));
        }
      }
    }
    System.out.println(hashes);
  }

  private static int results() {
    Rng rng = Rng.of(1);
    Tensor a = Tensor.gaussian(0, 1, Shape.of(67, 71), rng);
    Tensor b = Tensor.uniform(-1, 1, Shape.of(71, 37), rng);
    Tensor c = a.matmul(b);
    Tensor d = c.tMatmul(a).matmulT(c.matmulT(b));
    Tensor e = d.times(0.01f);
    Tensor f = e.exp().plus(e.tanh()).times(e.sigmoid()).dividedBy(e.square().plus(1));
    Tensor g = f.softmax(1).plus(f.logSoftmax(0)).minus(f.abs().plus(1).log());
    byte[] bytes = new byte[5 * 77];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (29 * i);
    }
    Tensor h = Tensor.ofByteRows(Shape.of(5, 77), bytes, 255, 4, 0, 2);
    // More than one block of k, every tile, a matrix by a vector; enough work for four threads.
    Tensor p = Tensor.gaussian(0, 1, Shape.of(130, 410), rng);
    Tensor q = Tensor.gaussian(0, 1, Shape.of(410, 150), rng);
    Tensor r = Tensor.gaussian(0, 1, Shape.of(410, 10), rng);
    Tensor s = Tensor.gaussian(0, 1, Shape.of(410, 1), rng);
    // Rows of whole vectors.
    Tensor t = Tensor.gaussian(0, 1, Shape.of(65, 16), rng);
    Tensor u = Tensor.gaussian(0, 1, Shape.of(16, 80), rng);
    // The second half of each row cancels the first, but for what was rounded off on the way.
    float[] cancelling = p.toArray();
    for (int i = 0; i < cancelling.length; i++) {
      cancelling[i] = i % 410 < 205 ? Math.scalb(cancelling[i], 7 * i % 60) : -cancelling[i - 205];
    }
    Tensor v = Tensor.of(p.shape(), cancelling);
    // More than one block of a product and of a sum, more than one piece of a run.
    Tensor w = Tensor.gaussian(0, 1, Shape.of(5, 2100), rng);
    Tensor y = Tensor.uniform(-1, 1, Shape.of(66_000), rng);
    int hash = h.hashCode();
    hash = 31 * hash + w.matmulT(w).hashCode();
    hash = 31 * hash + w.reshape(2100, 5).tMatmul(w.reshape(2100, 5)).hashCode();
    hash = 31 * hash + w.reshape(2100, 5).sum(0).hashCode();
    hash = 31 * hash + y.sum().hashCode();
    hash = 31 * hash + y.softmax().hashCode();
    hash = 31 * hash + p.matmul(q).hashCode();
    hash = 31 * hash + p.matmul(r).hashCode();
    hash = 31 * hash + p.matmul(s).hashCode();
    hash = 31 * hash + t.matmul(u).hashCode();
    hash = 31 * hash + v.sum().hashCode();
    hash = 31 * hash + v.mean(1).hashCode();
    for (Tensor x : new Tensor[] {c, d, f, g, g.sum(0), g.mean(1), g.logSumExp(), g.max(0)}) {
      hash = 31 * hash + x.hashCode();
    }
    return 31 * hash + fused(d, e, rng);
  }

  /** What training is made of, and what is not rounded. */
  private static int fused(Tensor d, Tensor e, Rng rng) {
    Tensor x = Tensor.gaussian(0, 1, Shape.of(256, 300), rng);
    Tensor w = Tensor.gaussian(0, 1, Shape.of(10, 300), rng);
    Tensor logits = x.linear(w, Tensor.uniform(-1, 1, Shape.of(10), rng));
    int[] labels = logits.argMax(1);
    int[] rows = new int[256];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = (labels[i] + i) % 10;
      rows[i] = i * i % 7;
    }
    CrossEntropy loss = logits.softmaxCrossEntropyWithDerivative(labels);
    int hash = 31 * logits.softmaxCrossEntropy(labels).hashCode() + loss.derivative().hashCode();
    Tensor[] results = {
      w.plusTimes(-0.1f, loss.derivative().tMatmul(x)),
      loss.derivative().sumTo(Shape.of(10)),
      x.relu(),
      x.timesStep(x.minus(0.5f)),
      x.scatterAdd(rows, 7),
      x.gather(rows),
      x.max(1),
      d.maximum(e).minimum(Tensor.scalar(1)),
      x.abs().sqrt(),
    };
    for (Tensor result : results) {
      hash = 31 * hash + result.hashCode();
    }
    return hash;
  }
}
