package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One step of the lesson, on 256 images by a formula, interpreted or compiled: the same bits.
 *
 * <p>The hash is that of {@code softmax-regression --data ... --epochs 1 --print-hash}, written
 * down on one machine with Java 17: every other machine and Java version has to find it.
 */
class OneStepTest {
  private static final String AFTER_ONE_STEP =
      "c2350dca211f5bc01de3bf2d8320fa4f3943d27a38c269373bd6fd8f132eb5d5";

  @TempDir Path directory;

  @BeforeEach
  void writeFiles() throws Exception {
    SyntheticFolder.write(directory, 256, 10);
  }

  private String[] arguments() {
    return new String[] {"--data", directory.toString(), "--epochs=1", "--print-hash"};
  }

  private void assertSameModelWith(String... jvmOptions) throws Exception {
    Run run = Run.inChildJvm(List.of(jvmOptions), SoftmaxRegression.class, arguments());
    assertThat(run.exitCode()).as(run.err().toString()).isZero();
    assertThat(run.hash()).isEqualTo(AFTER_ONE_STEP);
  }

  @Test
  void hereTheModelIsTheOneWrittenDown() {
    assertThat(Run.of(new SoftmaxRegression(), arguments()).hash()).isEqualTo(AFTER_ONE_STEP);
  }

  @Test
  void interpreterChangesNoBit() throws Exception {
    assertSameModelWith("-Xint");
  }

  @Test
  void interpreterOfVectorsChangesNoBit() throws Exception {
    assertSameModelWith(
        "-Xint", "--add-modules=jdk.incubator.vector", "-Dbackstitch.kernels=vector");
  }

  @Test
  void quickCompilerChangesNoBit() throws Exception {
    assertSameModelWith("-XX:TieredStopAtLevel=1");
  }

  @Test
  void quickCompilerOfVectorsChangesNoBit() throws Exception {
    assertSameModelWith(
        "-XX:TieredStopAtLevel=1",
        "--add-modules=jdk.incubator.vector",
        "-Dbackstitch.kernels=vector");
  }

  @Test
  void textbookKernelsChangeNoBit() throws Exception {
    assertSameModelWith("-Dbackstitch.kernels=textbook", "-Dbackstitch.threads=3");
  }
}
