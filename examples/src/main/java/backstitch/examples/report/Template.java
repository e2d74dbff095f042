package backstitch.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML file of this package, in which {@code {{name}}} stands for what is set under the name.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final String source;
  private final Map<String, Html> values = new HashMap<>();

  private Template(String source) {
    this.source = source;
  }

  static Template named(String file) {
    return new Template(resource(file));
  }

  /** Reads a file that lies beside this class, or by an absolute name one of another jar. */
  static String resource(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        String way = "put the folder lib, with all its jars, beside backstitch-examples.jar";
        throw new IllegalStateException("lib: file " + name + " is missing; " + way);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Template set(String name, Object text) {
    return set(name, Html.text(text));
  }

  Template set(String name, Html html) {
    values.put(name, html);
    return this;
  }

  /** The file, filled. It is read once, so a value with braces stays as it is. */
  Html filled() {
    return new Html(PLACE.matcher(source).replaceAll(this::value));
  }

  private String value(MatchResult place) {
    Html value = values.get(place.group(1));
    if (value == null) {
      throw new IllegalStateException("report: nothing is set for " + place.group());
    }
    return Matcher.quoteReplacement(value.markup());
  }
}
