package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What numpy.arange gives for the same arguments. */
class ArangeTest {
  @Test
  void theEndIsNotReached() {
    assertThat(Tensor.arange(4)).isEqualTo(Tensor.of(0, 1, 2, 3));
    assertThat(Tensor.arange(2, 5)).isEqualTo(Tensor.of(2, 3, 4));
    assertThat(Tensor.arange(1, 7, 2)).isEqualTo(Tensor.of(1, 3, 5));
    assertThat(Tensor.arange(1, 8, 2)).isEqualTo(Tensor.of(1, 3, 5, 7));
    assertThat(Tensor.arange(2.5)).isEqualTo(Tensor.of(0, 1, 2));
  }

  @Test
  void aNegativeStepGoesDown() {
    assertThat(Tensor.arange(3, 0, -1)).isEqualTo(Tensor.of(3, 2, 1));
    assertThat(Tensor.arange(1, -1, -0.5)).isEqualTo(Tensor.of(1, 0.5, 0, -0.5));
  }

  @Test
  void anEndOnTheWrongSideGivesNothing() {
    assertThat(Tensor.arange(0).shape()).isEqualTo(Shape.of(0));
    assertThat(Tensor.arange(-3).shape()).isEqualTo(Shape.of(0));
    assertThat(Tensor.arange(0, 3, -1).shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void eachElementIsRoundedOnceAndNoErrorAddsUp() {
    Tensor x = Tensor.arange(0, 1, 0.1);
    assertThat(x).isEqualTo(Tensor.of(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9));
    assertThat(Tensor.arange(0, 10_000, 0.1).get(99_999)).isEqualTo(9999.9f);
  }

  /** (1.3 - 1) / 0.1 is 3.0000000000000004 in double. */
  @Test
  void aQuotientThatRoundsUpGivesOneElementMore() {
    assertThat(Tensor.arange(1, 1.3, 0.1)).isEqualTo(Tensor.of(1, 1.1, 1.2, 1.3));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 1.0, 0.0",
    "0.0, 1.0, -0.0",
    "NaN, 1.0, 1.0",
    "0.0, NaN, 1.0",
    "0.0, Infinity, 1.0",
    "0.0, 1.0, -Infinity"
  })
  void numbersThatMakeNoSenseAreRefused(double start, double end, double step) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.arange(start, end, step))
        .withMessage(
            "arange: expected finite numbers and a step other than 0, got start %s, end %s and step"
                + " %s",
            start, end, step);
  }

  @Test
  void moreElementsThanATensorHoldsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.arange(0, 1, 1e-10))
        .withMessage(
            "arange: start 0.0, end 1.0 and step 1.0E-10 give more than 2147483647 elements, the most"
                + " a tensor can hold");
  }

  @Test
  void anElementThatWouldBecomeInfiniteIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.arange(1e39, 2e39, 1e39))
        .withMessage("arange: 1.0E39 would become infinite; the largest float is 3.4028235E38");
  }
}
