package backstitch.benchmarks;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import backstitch.core.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** The experiment in DJL, with DJL's layers, loss and optimiser, and its dataset in memory. */
final class DjlTraining implements AutoCloseable {
  /** How many images are copied to the engine at a time: all would take 188 MB of Java's heap. */
  private static final int PART = 1000;

  private final Model model = Model.newInstance("experiment");
  private final NDManager manager = model.getNDManager().newSubManager();
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final Trainer trainer;
  private final NDArray images;
  private final NDArray labels;
  private final ArrayDataset data;

  DjlTraining(Experiment experiment) {
    int pixels = experiment.sizes().get(0);
    NDList parts = new NDList();
    LongStream.Builder numbers = LongStream.builder();
    for (backstitch.nn.Batch batch : experiment.data().batches(PART)) {
      parts.add(Djl.array(manager, batch.features().reshape(batch.size(), pixels)));
      Arrays.stream(batch.labels()).forEach(numbers::add);
    }
    images = NDArrays.concat(parts);
    parts.close();
    labels = manager.create(numbers.build().toArray());
    data =
        new ArrayDataset.Builder()
            .setData(images)
            .optLabels(labels)
            .setSampling(Experiment.BATCH, true)
            .build();
    model.setBlock(network(experiment));
    Tracker rate = Tracker.fixed(Experiment.LEARNING_RATE);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.sgd().setLearningRateTracker(rate).build()));
    trainer.initialize(new Shape(1, experiment.sizes().get(0)));
  }

  private static SequentialBlock network(Experiment experiment) {
    SequentialBlock net = new SequentialBlock();
    for (int i = 0; i < experiment.layers(); i++) {
      if (i > 0) {
        net.add(Activation::relu);
      }
      Linear linear = Linear.builder().setUnits(experiment.sizes().get(i + 1)).build();
      Tensor weights = experiment.weights(i);
      linear.setInitializer((m, shape, type) -> Djl.array(m, weights), Parameter.Type.WEIGHT);
      net.add(linear);
    }
    return net;
  }

  /** One step on all samples; returns their mean loss. */
  float step() {
    try (NDManager step = manager.newSubManager()) {
      // Arrays computed from these belong to the same manager, which frees them all.
      images.tempAttach(step);
      labels.tempAttach(step);
      return step(new NDList(images), new NDList(labels), (p, l) -> {});
    }
  }

  private float step(NDList x, NDList y, BiConsumer<NDArray, NDArray> watcher) {
    NDArray l;
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDList logits = trainer.forward(x);
      l = loss.evaluate(y, logits);
      collector.backward(l);
      watcher.accept(logits.singletonOrThrow(), y.singletonOrThrow());
    }
    trainer.step();
    return l.getFloat();
  }

  /**
   * All samples once, in a new order, in batches; returns their mean loss.
   *
   * @param watcher gets the logits and the labels of each batch
   */
  float epoch(BiConsumer<NDArray, NDArray> watcher) {
    double sum = 0;
    long samples = 0;
    try {
      for (Batch batch : trainer.iterateDataset(data)) {
        try (batch) {
          sum += (double) step(batch.getData(), batch.getLabels(), watcher) * batch.getSize();
          samples += batch.getSize();
        }
      }
    } catch (IOException | TranslateException e) {
      throw new IllegalStateException("the dataset is in memory", e);
    }
    return (float) (sum / samples);
  }

  /** {@return the logits of images, each a row of pixels} */
  NDArray predict(NDArray pixels) {
    return trainer.evaluate(new NDList(pixels)).singletonOrThrow();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
