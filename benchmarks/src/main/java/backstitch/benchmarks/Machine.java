package backstitch.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/** Describes the computer, its JDK and the commit for a {@link Run}. */
final class Machine {
  private static final String MARK = "this is Java ";
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Prints the version of Java and the bits of a vector. */
  public static void main(String[] args) {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    System.out.println(MARK + Runtime.version() + " " + bits);
  }

  /** {@return a run that has no figures yet} */
  static Run describe(Child child) {
    String said = child.run(Family.BACKSTITCH, 1, List.of(Machine.class.getName()));
    String[] words = said.substring(said.indexOf(MARK) + MARK.length()).strip().split(" ", -1);
    int processors = Runtime.getRuntime().availableProcessors();
    return new Run(
        processors + " processors, " + System.getProperty("os.name"),
        processor() + ", " + System.getProperty("os.arch"),
        Integer.parseInt(words[1]),
        words[0],
        commit(child.root()),
        LocalDate.now(ZoneOffset.UTC).toString(),
        String.join(" ", child.jmh()),
        List.of());
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown"; // only Linux says it there
    }
  }

  /** {@return the commit, with {@code -dirty} behind it if a file differs from it} */
  private static String commit(Path root) {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
              .directory(root.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.isBlank() ? "unknown" : said.strip();
    } catch (IOException e) {
      return "unknown"; // there is no git
    }
  }
}
