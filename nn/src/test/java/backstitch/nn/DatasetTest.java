package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final Dataset FIVE =
      Dataset.of(
          Tensor.of(new float[][] {{0, 1}, {10, 11}, {20, 21}, {30, 31}, {40, 41}}),
          new int[] {4, 3, 2, 1, 0});

  private static List<Batch> list(Iterable<Batch> batches) {
    List<Batch> list = new ArrayList<>();
    batches.forEach(list::add);
    return list;
  }

  @Test
  void batchesFollowTheOrderAndTheLastOneIsSmaller() {
    List<Batch> batches = list(FIVE.batches(2));
    assertThat(batches).extracting(Batch::size).containsExactly(2, 2, 1);
    assertThat(batches.get(1).features()).isEqualTo(Tensor.of(new float[][] {{20, 21}, {30, 31}}));
    assertThat(batches.get(1).labels()).containsExactly(2, 1);
    assertThat(batches.get(2).features()).isEqualTo(Tensor.of(new float[][] {{40, 41}}));
    assertThat(batches.get(2).labels()).containsExactly(0);
  }

  @Test
  void batchSizeThatDividesLeavesNoEmptyBatch() {
    assertThat(list(FIVE.batches(5))).extracting(Batch::size).containsExactly(5);
    assertThat(list(FIVE.batches(1))).hasSize(5);
  }

  @Test
  void batchSizeOverTheNumberOfSamplesGivesOneBatch() {
    assertThat(list(FIVE.slice(1, 5).batches(Integer.MAX_VALUE)))
        .extracting(Batch::size)
        .containsExactly(4);
  }

  @Test
  void emptyDatasetHasNoBatches() {
    assertThat(list(FIVE.slice(3, 3).batches(2))).isEmpty();
    assertThat(FIVE.slice(3, 3).size()).isZero();
  }

  @Test
  void batchesCanBeWalkedTwice() {
    Iterable<Batch> batches = FIVE.batches(2);
    assertThat(list(batches)).hasSize(3);
    assertThat(list(batches)).hasSize(3);
  }

  @Test
  void iteratorEndsAsIteratorsDo() {
    Iterator<Batch> batches = FIVE.batches(5).iterator();
    batches.next();
    assertThat(batches.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(batches::next)
        .withMessage("no more batches");
  }

  @Test
  void sliceOfASliceCountsFromItsOwnStart() {
    Batch batch = FIVE.slice(1, 5).slice(1, 3).batches(9).iterator().next();
    assertThat(batch.labels()).containsExactly(2, 1);
    assertThat(batch.features()).isEqualTo(Tensor.of(new float[][] {{20, 21}, {30, 31}}));
  }

  @Test
  void splitSetsTheLastSamplesAside() {
    Dataset.Split split = FIVE.split(2);
    assertThat(split.train().batches(9).iterator().next().labels()).containsExactly(4, 3, 2);
    assertThat(split.validation().batches(9).iterator().next().labels()).containsExactly(1, 0);
  }

  @Test
  void aWalkLeftInTheMiddleHarmsNoOther() {
    for (int i = 0; i < 100; i++) {
      Iterator<Batch> left = FIVE.batches(2).iterator();
      assertThat(left.next().labels()).containsExactly(4, 3);
    }
    assertThat(list(FIVE.batches(2))).extracting(Batch::size).containsExactly(2, 2, 1);
  }

  @Test
  void targetsGoWithTheirFeatures() {
    Dataset data = Dataset.of(Tensor.of(1, 2, 3), Tensor.of(new float[][] {{10}, {20}, {30}}));
    List<Batch> batches = list(data.slice(1, 3).batches(1));
    assertThat(batches.get(1).features()).isEqualTo(Tensor.of(3));
    assertThat(batches.get(1).targets()).isEqualTo(Tensor.of(new float[][] {{30}}));
  }

  @Test
  void bytesAreUnsignedAndDividedBy255AsLateAsTheBatchIsMade() {
    byte[] pixels = new byte[512];
    for (int i = 0; i < 512; i++) {
      pixels[i] = (byte) i;
    }
    Dataset images = Dataset.ofBytes(Shape.of(16, 16), pixels, new int[] {7, 8});
    Batch batch = images.slice(1, 2).batches(1).iterator().next();
    assertThat(batch.features().shape()).isEqualTo(Shape.of(1, 16, 16));
    assertThat(batch.labels()).containsExactly(8);
    float[] values = batch.features().toArray();
    for (int i = 0; i < 256; i++) {
      assertThat(values[i]).as("byte %d", i).isEqualTo(i / 255f);
    }
  }

  @Test
  void labelsAreCopiedInAndOut() {
    int[] labels = {1, 2};
    Dataset data = Dataset.of(Tensor.of(5, 6), labels);
    labels[0] = 9;
    Batch batch = data.batches(2).iterator().next();
    batch.labels()[1] = 9;
    assertThat(batch.labels()).containsExactly(1, 2);
  }
}
