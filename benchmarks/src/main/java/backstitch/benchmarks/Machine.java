package backstitch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The top of the page: on which machine, with which JDK, and what could be done at best. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

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
    lines.addAll(steering(System.getenv()));
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

  /**
   * {@return a line for what the environment says to the peers' libraries, if anything} They may
   * compute at half their speed by it: {@code OPENBLAS_CORETYPE=Haswell} where there is AVX-512.
   * The number of threads {@link Family#environment} says anew.
   */
  static List<String> steering(Map<String, String> environment) {
    String all =
        new TreeMap<>(environment)
            .entrySet().stream()
                .filter(
                    e ->
                        e.getKey().matches("(OPENBLAS|MKL|OMP|ATEN|DNNL|ONEDNN)_(?!NUM_THREADS).*"))
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    return all.isEmpty() ? List.of() : List.of("- environment of the peers: " + all);
  }

  private static String processor() {
    int count = Runtime.getRuntime().availableProcessors();
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> count + " × " + line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(count + " × unknown");
    } catch (IOException e) {
      // Only Linux says it there.
      return count + " × unknown";
    }
  }
}
