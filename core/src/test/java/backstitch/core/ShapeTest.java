package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void sizeIsTheProductOfTheDimensions() {
    assertThat(Shape.of(2, 3, 4).size()).isEqualTo(24);
    assertThat(Shape.of().size()).isEqualTo(1);
    assertThat(Shape.of(5, 0).size()).isZero();
    assertThat(Shape.of(Integer.MAX_VALUE).size()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void emptyShapesMayHaveAnyOtherDimensions() {
    assertThat(Shape.of(65536, 65536, 0).size()).isZero();
    assertThat(Shape.of(0, Integer.MAX_VALUE, Integer.MAX_VALUE).size()).isZero();
  }

  @Test
  void axesCountFromBothEnds() {
    Shape shape = Shape.of(2, 3, 4);
    assertThat(shape.rank()).isEqualTo(3);
    assertThat(shape.dim(0)).isEqualTo(2);
    assertThat(shape.dim(-1)).isEqualTo(4);
    assertThat(shape.dim(-3)).isEqualTo(2);
    assertThat(shape.axis("test", -2)).isEqualTo(1);
    assertThat(shape.axis("test", 2)).isEqualTo(2);
  }

  @Test
  void broadcastAlignsAtTheLastAxis() {
    assertThat(Shape.of(2, 3).broadcast("test", Shape.of(3))).isEqualTo(Shape.of(2, 3));
    assertThat(Shape.of(3).broadcast("test", Shape.of(2, 1))).isEqualTo(Shape.of(2, 3));
    assertThat(Shape.of(4, 1, 6).broadcast("test", Shape.of(5, 1))).isEqualTo(Shape.of(4, 5, 6));
    assertThat(Shape.of().broadcast("test", Shape.of(7))).isEqualTo(Shape.of(7));
    assertThat(Shape.of(1).broadcast("test", Shape.of(0))).isEqualTo(Shape.of(0));
    assertThat(Shape.of(0, 1).broadcast("test", Shape.of(1, 0))).isEqualTo(Shape.of(0, 0));
  }

  @Test
  void reducedAxesGoOrBecomeOne() {
    Shape shape = Shape.of(2, 3, 4);
    assertThat(shape.reduced("test", false, 1)).isEqualTo(Shape.of(2, 4));
    assertThat(shape.reduced("test", true, -1, 0)).isEqualTo(Shape.of(1, 3, 1));
    assertThat(shape.reduced("test", false)).isEqualTo(Shape.of());
    assertThat(shape.reduced("test", true)).isEqualTo(Shape.of(1, 1, 1));
  }

  @Test
  void equalDimensionsAreEqualShapes() {
    assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2));
    assertThat(Shape.of()).isNotEqualTo(Shape.of(1));
    assertThat(Shape.of(2).equals(null)).isFalse();
  }

  @Test
  void printsItsDimensions() {
    assertThat(Shape.of(256, 784)).hasToString("[256, 784]");
    assertThat(Shape.of()).hasToString("[]");
  }
}
