package backstitch.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Javadoc's own lint over the public API of the three libraries.
 *
 * <p>The Maven plugin cannot do this: it fails on every warning or on none, and the warning that
 * jdk.incubator.vector is an incubator module cannot be turned off. That is the only warning
 * without a source file.
 */
class JavadocTest {
  @Test
  void publicApiIsFullyDocumented(@TempDir Path out) throws Exception {
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    Path jspecify =
        Path.of(
            org.jspecify.annotations.NullMarked.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    ToolProvider.findFirst("javadoc")
        .orElseThrow()
        .run(
            writer,
            writer,
            "-quiet",
            "-Xdoclint:all",
            "--release=17",
            "--module-path=" + jspecify,
            "--module-source-path=backstitch.core=../core/src/main/java",
            "--module-source-path=backstitch.autograd=../autograd/src/main/java",
            "--module-source-path=backstitch.nn=../nn/src/main/java",
            "--module=backstitch.core,backstitch.autograd,backstitch.nn",
            "-d",
            out.toString());
    assertThat(messages.toString().lines().filter(line -> line.contains(".java:"))).isEmpty();
  }
}
