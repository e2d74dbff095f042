package backstitch.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the tests in a JVM of its own, with the options of a test. */
final class ChildJvm {
  static final String VECTOR = "--add-modules=jdk.incubator.vector";

  private ChildJvm() {}

  /** What it printed on standard output, once it has ended by itself without failure. */
  static String run(Class<?> main, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx256m");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    try {
      Process child =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = child.waitFor(180, TimeUnit.SECONDS);
      child.destroyForcibly().waitFor();
      assertThat(ended).as(command + " ended within three minutes").isTrue();
      assertThat(child.exitValue()).as("%s: %s", command, Files.readString(err)).isZero();
      return new String(Files.readAllBytes(out), StandardCharsets.UTF_8).strip();
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
