package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a dataset, each sample keeps its own features and label. */
class DatasetPropertiesTest {
  private static int[] numbers(int samples) {
    return IntStream.range(0, samples).toArray();
  }

  private static float[] pairs(int samples) {
    float[] values = new float[2 * samples];
    for (int i = 0; i < samples; i++) {
      values[2 * i] = i;
      values[2 * i + 1] = -i;
    }
    return values;
  }

  /** The numbers of the samples in order; checks that label and both features agree. */
  private static List<Integer> samples(Dataset data, int batchSize) {
    List<Integer> samples = new ArrayList<>();
    for (Batch batch : data.batches(batchSize)) {
      float[] features = batch.features().toArray();
      int[] labels = batch.labels();
      assertThat(batch.size()).isEqualTo(labels.length);
      for (int i = 0; i < labels.length; i++) {
        assertThat(features[2 * i]).isEqualTo(labels[i]);
        assertThat(features[2 * i + 1]).isEqualTo(-labels[i]);
        samples.add(labels[i]);
      }
    }
    return samples;
  }

  @Property(tries = 200)
  void featuresAndLabelsStayTogether(
      @ForAll @IntRange(max = 60) int size,
      @ForAll @IntRange(min = 1, max = 70) int batchSize,
      @ForAll @IntRange(max = 60) int validation) {
    Dataset all = Dataset.of(Tensor.of(Shape.of(size, 2), pairs(size)), numbers(size));
    Rng rng = Rng.of(size + 61L * batchSize);
    Dataset.Split split = all.shuffled(rng).split(Math.min(validation, size));
    List<Integer> seen = samples(split.train().shuffled(rng), batchSize);
    seen.addAll(samples(split.validation(), batchSize));
    assertThat(seen).hasSize(size).doesNotHaveDuplicates();
  }

  @Property(tries = 200)
  void batchesAreFullButTheLast(
      @ForAll @IntRange(max = 60) int size, @ForAll @IntRange(min = 1, max = 70) int batchSize) {
    Dataset all = Dataset.of(Tensor.of(Shape.of(size, 2), pairs(size)), numbers(size));
    List<Integer> sizes = new ArrayList<>();
    all.batches(batchSize).forEach(batch -> sizes.add(batch.size()));
    List<Integer> expected = new ArrayList<>();
    for (int left = size; left > 0; left -= batchSize) {
      expected.add(Math.min(left, batchSize));
    }
    assertThat(sizes).isEqualTo(expected);
    assertThat(samples(all, batchSize)).isEqualTo(samples(all, Integer.MAX_VALUE));
  }

  @Property(tries = 100)
  void imagesOfBytesAreTheTensorsOfTheirPixels(
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 50) int batchSize) {
    long seed = size + 41L * batchSize;
    byte[] pixels = new byte[6 * size];
    float[] values = new float[6 * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (37 * i);
      values[i] = (pixels[i] & 0xFF) / 255f;
    }
    Dataset bytes = Dataset.ofBytes(Shape.of(2, 3), pixels, numbers(size));
    Dataset floats = Dataset.of(Tensor.of(Shape.of(size, 2, 3), values), numbers(size));
    var expected = floats.shuffled(Rng.of(seed)).batches(batchSize).iterator();
    for (Batch batch : bytes.shuffled(Rng.of(seed)).batches(batchSize)) {
      Batch other = expected.next();
      assertThat(batch.features()).isEqualTo(other.features());
      assertThat(batch.labels()).isEqualTo(other.labels());
    }
    assertThat(expected.hasNext()).isFalse();
  }
}
