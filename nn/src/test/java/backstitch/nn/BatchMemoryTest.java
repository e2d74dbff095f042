package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Once compiled, a batch of pixels takes little more memory than its numbers need. */
@Tag("slow")
class BatchMemoryTest {
  @Test
  void vectorsAreNoObjects() throws IOException, InterruptedException {
    List<String> options =
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-Dbackstitch.kernels=vector",
            "-Dbackstitch.threads=1");
    assertThat(ChildJvm.lastLine(options, EpochsOfBatches.class)).isEqualTo("1");
  }
}
