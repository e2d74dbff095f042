package backstitch.examples.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PictureTest {
  @Test
  void pixelsStandRowByRow() {
    Picture picture = Picture.grey(2, 3, new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 1});
    assertThat(picture.height()).isEqualTo(2);
    assertThat(picture.width()).isEqualTo(3);
    assertThat(picture.at(0, 2)).isEqualTo(0.2f);
    assertThat(picture.at(1, 0)).isEqualTo(0.3f);
  }

  @Test
  void nobodyChangesAPicture() {
    float[] given = {0.25f};
    Picture picture = Picture.grey(1, 1, given);
    given[0] = 1;
    picture.values()[0] = 1;
    assertThat(picture.values()).containsExactly(0.25f);
  }

  @Test
  void zeroIsMiddleGreyAndTheLargestWeightIsBlackOrWhite() {
    assertThat(Picture.signed(1, 4, new float[] {0, 2, -4, 1}).values())
        .containsExactly(0.5f, 0.75f, 0, 0.625f);
    assertThat(Picture.signed(1, 2, new float[] {0, -0f}).values()).containsExactly(0.5f, 0.5f);
    assertThat(Picture.signed(1, 2, new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}).values())
        .containsExactly(1, 0);
    assertThat(Picture.signed(1, 2, new float[] {Float.MIN_VALUE, 0}).values())
        .containsExactly(1, 0.5f);
  }

  @Test
  void valueThatIsNoGreyIsNamedByItsPlace() {
    assertThatThrownBy(() -> Picture.grey(2, 2, new float[] {0, 0, 0, 1.5f}))
        .hasMessage("picture: pixel [1, 1]: expected 0 to 1, found 1.5");
    assertThatThrownBy(() -> Picture.grey(2, 2, new float[] {0, -0.5f, 0, 0}))
        .hasMessage("picture: pixel [0, 1]: expected 0 to 1, found -0.5");
    assertThatThrownBy(() -> Picture.grey(2, 2, new float[] {0, 0, Float.NaN, 0}))
        .hasMessage("picture: pixel [1, 0]: expected 0 to 1, found NaN");
    assertThatThrownBy(() -> Picture.signed(1, 2, new float[] {1, Float.NEGATIVE_INFINITY}))
        .hasMessage("picture: pixel [0, 1]: expected a finite number, found -Infinity");
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Picture.grey(2, 2, new float[3]))
        .hasMessage("picture: [2, 2] does not fit 3 values");
    assertThatThrownBy(() -> Picture.grey(0, 2, new float[0]))
        .hasMessage("picture: [0, 2] does not fit 0 values");
    assertThatThrownBy(() -> Picture.signed(1 << 16, 1 << 16, new float[0]))
        .hasMessage("picture: [65536, 65536] does not fit 0 values");
  }
}
