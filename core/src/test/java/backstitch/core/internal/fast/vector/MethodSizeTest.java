package backstitch.core.internal.fast.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Methods that must not be made parts of their callers, or always (docs/decisions/0013, section
 * 'Large methods').
 */
class MethodSizeTest {
  /** {@code FreqInlineSize} of HotSpot's C2. */
  private static final int INLINED = 325;

  /** {@code MaxInlineSize}: so small a method is inlined where few calls were counted, too. */
  private static final int ALWAYS_INLINED = 35;

  private static final Pattern INSTRUCTION = Pattern.compile("^ +(\\d+): ");

  @ParameterizedTest
  @CsvSource({
    "TenByTwo, multiplyAdd",
    "SixteenByOne, multiplyAdd",
    "FiveByTwoPairs, multiplyAdd",
    "FiveByTwo, multiplyAddSteps",
    "VectorTiles, multiplyBlock",
    "SixteenSums, add",
    "ByteQuotients, divideRows",
  })
  void isTooLargeToBeInlined(String type, String method) throws Exception {
    assertThat(largestCode(type, method)).isGreaterThan(INLINED);
  }

  @Test
  void isSmallEnoughToBeInlinedAnywhere() throws Exception {
    // Its last instruction, the return, has one byte.
    assertThat(largestCode("SixteenByOne", "repeatedBits") + 1).isLessThanOrEqualTo(ALWAYS_INLINED);
  }

  /**
   * Bytes of the largest method of that name, but for its last instruction, as javap lists them.
   */
  private static int largestCode(String type, String method) throws Exception {
    int largest = 0;
    boolean inMethod = false;
    for (String line : javap(type).lines().toList()) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (!instruction.find()) {
        inMethod = !line.isEmpty() && (inMethod || line.contains(" " + method + "("));
      } else if (inMethod) {
        largest = Math.max(largest, Integer.parseInt(instruction.group(1)));
      }
    }
    return largest;
  }

  private static String javap(String type) throws Exception {
    Path classes =
        Path.of(VectorTiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter written = new StringWriter();
    PrintWriter writer = new PrintWriter(written);
    String name = MethodSizeTest.class.getPackageName() + "." + type;
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    int exit = javap.run(writer, writer, "-c", "-p", "-cp", classes.toString(), name);
    assertThat(exit).as(written.toString()).isZero();
    return written.toString();
  }
}
