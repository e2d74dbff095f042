package backstitch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the command line of JMH there is one number of threads: the engine's. */
class JmhTest {
  private static String understood(String args) {
    return String.join(" ", Jmh.withThreadsAsParameter(args.split(" ", -1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-t 2", "-t2", "-t=2"})
  void threadsOfJmhAreThreadsOfTheEngine(String threads) {
    assertThat(understood("Matmul " + threads + " -wi 1")).isEqualTo("Matmul -p threads=2 -wi 1");
  }

  @Test
  void maximumIsOneThreadForEachProcessor() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(understood("-t max")).isEqualTo("-p threads=" + processors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-p threads=1,2 Matmul", "-pthreads=2", "-tu us -to 10s", "-h", "-wi 2"})
  void allElseStaysAsItIs(String args) {
    assertThat(understood(args)).isEqualTo(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          -t 2 -p threads=1 ; -t and -p threads= are one and the same: give one of them, once
          -t 2 -t 1         ; -t and -p threads= are one and the same: give one of them, once
          -t 0              ; threads: expected a number from 1 to 999, or several (1,2), got 0
          -t                ; threads: expected a number from 1 to 999, or several (1,2), got nothing
          -p threads=two    ; threads: expected a number from 1 to 999, or several (1,2), got two
          -pthreads=1,      ; threads: expected a number from 1 to 999, or several (1,2), got 1,
          -tg 2             ; -tg: no benchmark here has groups of threads
          """)
  void whatCannotBeMeantIsRefused(String args, String message) {
    assertThatThrownBy(() -> understood(args)).hasMessage(message);
  }
}
