package backstitch.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * One run of {@link Compare}: a file in {@code benchmarks/results}.
 *
 * @param machine in words
 * @param processor as the operating system names it
 * @param vectorBits the width of its vectors in bits, as the Vector API sees it
 * @param jdk the version of Java
 * @param commit of the code that was timed
 * @param date of the run, for example {@code 2026-12-31}
 * @param jmh how long JMH warmed up and measured
 * @param figures how fast Backstitch was beside its peers
 */
record Run(
    String machine,
    String processor,
    int vectorBits,
    String jdk,
    String commit,
    String date,
    String jmh,
    List<Figure> figures) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  Run {
    figures = List.copyOf(figures);
    require(date.matches("\\d{4}-\\d\\d-\\d\\d"), "date: expected for example 2026-12-31");
  }

  /** {@return this run with these figures} */
  Run with(List<Figure> some) {
    return new Run(machine, processor, vectorBits, jdk, commit, date, jmh, some);
  }

  /** {@return the figures with this {@link Figure#work}: one for each peer} */
  List<Figure> of(String work) {
    return figures.stream().filter(figure -> figure.work().equals(work)).toList();
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if the file does not hold a run, naming file and field
   */
  static Run read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), Run.class);
    } catch (JsonMappingException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      throw new IllegalArgumentException(file + ": " + field(e) + reason(cause), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + reason(e), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot read it: " + e, e);
    }
  }

  /** {@return the place of a mistake, for example {@code figures[3].peer: }} */
  private static String field(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append(
          step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
    }
    return path.isEmpty() ? "" : path.substring(1) + ": ";
  }

  private static String reason(Throwable e) {
    String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return Compare.oneLine("" + message).replaceFirst("(; `| \\(set )Deserialization.*", "");
  }

  /** Writes a file: all of it, or nothing if that fails. */
  void write(Path file) throws IOException {
    DefaultIndenter newLine = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter pretty =
        new DefaultPrettyPrinter().withObjectIndenter(newLine).withArrayIndenter(newLine);
    Path part = Path.of(file + ".part");
    Files.writeString(part, JSON.writer(pretty).writeValueAsString(this) + "\n");
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
