package backstitch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The top of the page: on which machine, with which JDK, and what could be done at best. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** As {@link #openBlasCore} says, but what whoever started us has said goes before. */
  static final String OPENBLAS_CORE =
      Objects.requireNonNullElse(System.getenv("OPENBLAS_CORETYPE"), openBlasCore(processors()));

  private Machine() {}

  /** What is to be known, where these of us are asked. */
  static List<String> describe(Child child, Set<Family> ours, List<Integer> threads) {
    List<String> lines = new ArrayList<>();
    lines.add("- processor: " + processor());
    lines.add(
        "- system: "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    lines.add("- Java: " + child.version());
    if (!OPENBLAS_CORE.isEmpty()) {
      lines.add("- OpenBLAS is told its kernels: OPENBLAS_CORETYPE=" + OPENBLAS_CORE);
    }
    for (Family family : ours) {
      lines.add("- flags of " + family.title() + ": " + String.join(" ", family.flags()));
    }
    lines.add("- everybody's, but for the whole program: " + String.join(" ", Child.HEAP));
    lines.add("- JMH: " + String.join(" ", child.jmh()));
    lines.add("");
    lines.add("| threads | fma in registers | reading memory | copying memory |");
    lines.add("|---|---|---|---|");
    for (int t : threads) {
      List<String> arguments = List.of(Limits.class.getName(), Integer.toString(t));
      child
          .run(Family.BACKSTITCH, t, arguments)
          .lines()
          .filter(line -> line.startsWith("|"))
          .forEach(lines::add);
    }
    return lines;
  }

  private static String processor() {
    int count = Runtime.getRuntime().availableProcessors();
    return count + " × " + property(processors(), "model name").orElse("unknown");
  }

  /**
   * {@return which processor OpenBLAS has to be told, empty if none} Version 0.3.30 does not know
   * AMD's family 26 (Zen 5) and takes kernels of 256 bits, half as fast; mended, it takes those of
   * Cooperlake (its issue 6029).
   *
   * @param processors the lines of {@code /proc/cpuinfo}
   */
  static String openBlasCore(List<String> processors) {
    boolean unknown =
        property(processors, "vendor_id").orElse("").equals("AuthenticAMD")
            && property(processors, "cpu family").orElse("").equals("26")
            && property(processors, "flags").orElse("").contains("avx512_bf16");
    return unknown ? "Cooperlake" : "";
  }

  private static Optional<String> property(List<String> processors, String name) {
    return processors.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static List<String> processors() {
    try {
      return Files.readAllLines(PROCESSORS);
    } catch (IOException e) {
      return List.of(); // only Linux says it there
    }
  }
}
