package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parameters are drawn in the first forward pass, and several threads may make it at once. */
class RacedInitializationTest {
  private static final int ROUNDS = 50;
  private static final Tensor X = Tensor.full(1, Shape.of(1, 2000));

  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void stopThreads() {
    threads.shutdown();
  }

  private static Sequential initialized(Rng rng) {
    Sequential net = new Sequential(new Dense(20), new Relu(), new Dense(20));
    net.initialize(Initializer.normal(1), rng);
    return net;
  }

  private static Callable<Tensor> forward(Layer net) {
    return () -> net.forward(X).value();
  }

  /** Runs all tasks at the same time, each in a thread of its own. */
  @SafeVarargs
  private <T> List<T> atOnce(Callable<T>... tasks) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(tasks.length);
    List<Future<T>> futures = new ArrayList<>();
    for (Callable<T> task : tasks) {
      futures.add(
          threads.submit(
              () -> {
                gate.await();
                return task.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  @Test
  void oneSeedIsOneModelWhicheverThreadComesFirst() throws Exception {
    Sequential alone = initialized(Rng.of(7));
    Tensor answer = forward(alone).call();
    for (int round = 0; round < ROUNDS; round++) {
      Sequential net = initialized(Rng.of(7));
      assertThat(atOnce(forward(net), forward(net), forward(net))).containsOnly(answer);
      assertThat(ModelHash.of(net.parameters())).isEqualTo(ModelHash.of(alone.parameters()));
    }
  }

  @Test
  void networksThatShareAGeneratorAreTheSameWhicheverIsUsedFirst() throws Exception {
    Rng shared = Rng.of(7);
    Tensor first = forward(initialized(shared)).call();
    Tensor second = forward(initialized(shared)).call();
    assertThat(second).isNotEqualTo(first);
    for (int round = 0; round < ROUNDS; round++) {
      Rng rng = Rng.of(7);
      Sequential a = initialized(rng);
      Sequential b = initialized(rng);
      assertThat(atOnce(forward(b), forward(a), forward(b), forward(a)))
          .containsExactly(second, first, second, first);
    }
  }

  @Test
  void networkInitializedLaterMayBeUsedFirst() throws Exception {
    Rng shared = Rng.of(7);
    Tensor first = forward(initialized(shared)).call();
    Tensor second = forward(initialized(shared)).call();
    Rng rng = Rng.of(7);
    Sequential a = initialized(rng);
    assertThat(forward(initialized(rng)).call()).isEqualTo(second);
    assertThat(forward(a).call()).isEqualTo(first);
  }

  /** Which network gets which weights depends on the threads, but no two get the same. */
  @Test
  void networksInitializedAtOnceFromOneGeneratorDiffer() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Rng rng = Rng.of(7);
      Callable<Tensor> task = () -> initialized(rng).forward(X).value();
      assertThat(atOnce(task, task, task, task)).doesNotHaveDuplicates();
    }
  }

  @Test
  void summaryMayRaceWithTheFirstForwardPass() throws Exception {
    Tensor answer = forward(initialized(Rng.of(7))).call();
    String summary = initialized(Rng.of(7)).summary(X.shape());
    for (int round = 0; round < ROUNDS; round++) {
      Sequential net = initialized(Rng.of(7));
      Callable<Object> summarized = () -> net.summary(X.shape());
      assertThat(atOnce(() -> net.forward(X).value(), summarized, summarized))
          .containsExactly(answer, summary, summary);
      assertThat(net.forward(X).value()).isEqualTo(answer);
    }
  }
}
