package backstitch.nn;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads JSON, strictly as RFC 8259 defines it. An object becomes a {@code Map} in the order of the
 * text, an array a {@code List}, a string a {@code String}, anything else a {@link Bare}. Refused
 * are also a key that an object has twice, half a surrogate pair, and deep nesting.
 */
final class Json {
  private static final int MAX_DEPTH = 64; // a header needs 3, a small stack holds some thousands
  private static final char END = '\0'; // a text has none: control characters must be escaped
  private static final Pattern BARE =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null");

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text + END;
  }

  /** A number, true, false or null, as it is written: who asks for a number knows its range. */
  record Bare(String text) {}

  /** Reads a text that is one value, or says what is wrong with which of its characters. */
  static Object parse(String text) throws ParseException {
    Json json = new Json(text);
    Object value = json.value(1);
    if (json.next() != END || json.at < text.length()) {
      throw json.fault("nothing more");
    }
    return value;
  }

  private Object value(int depth) throws ParseException {
    char first = next();
    if (depth > MAX_DEPTH) {
      throw fault("at most " + MAX_DEPTH + " levels of nesting");
    }
    return switch (first) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> bare();
    };
  }

  private Map<String, Object> object(int depth) throws ParseException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (member(members.isEmpty(), '}')) {
      if (next() != '"') {
        throw fault("a key in quotes");
      }
      int start = at;
      String key = string();
      if (next() != ':') {
        throw fault("':'");
      }
      at++;
      if (members.put(key, value(depth + 1)) != null) {
        throw new ParseException("expected each key once, found \"" + key + "\" again", start);
      }
    }
    return members;
  }

  private List<Object> array(int depth) throws ParseException {
    List<Object> elements = new ArrayList<>();
    while (member(elements.isEmpty(), ']')) {
      elements.add(value(depth + 1));
    }
    return elements;
  }

  /** Steps over the bracket or the comma before a member, or over the closing bracket. */
  private boolean member(boolean first, char closing) throws ParseException {
    at += first ? 1 : 0;
    if (!first && next() != ',' && next() != closing) {
      throw fault("',' or '" + closing + "'");
    }
    boolean more = next() != closing;
    at += first && more ? 0 : 1;
    return more;
  }

  private String string() throws ParseException {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (text.charAt(at) != '"') {
      if (text.charAt(at) < ' ') {
        throw fault("a closing quote");
      }
      content.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at++));
    }
    at++;
    if (content.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new ParseException("expected surrogates in pairs, found half of one", start);
    }
    return content.toString();
  }

  private char escaped() throws ParseException {
    at++;
    int index = "\"\\/bfnrtu".indexOf(text.charAt(at));
    if (index < 0) {
      throw fault("one of \"\\/bfnrtu after a backslash");
    }
    at++;
    int unit = "\"\\/\b\f\n\r\t\0".charAt(index);
    for (int digits = unit == 0 ? 4 : 0; digits > 0; digits--, at++) {
      if (!HexFormat.isHexDigit(text.charAt(at))) {
        throw fault("four hexadecimal digits after \\u");
      }
      unit = 16 * unit + HexFormat.fromHexDigit(text.charAt(at));
    }
    return (char) unit;
  }

  private Bare bare() throws ParseException {
    var word = BARE.matcher(text).region(at, text.length());
    if (!word.lookingAt()) {
      throw fault("a value");
    }
    at = word.end();
    return new Bare(word.group());
  }

  /** The first character of the next part, after white space. */
  private char next() {
    while (" \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.charAt(at);
  }

  private ParseException fault(String expected) {
    char c = text.charAt(at);
    String code = "U+" + HexFormat.of().withUpperCase().toHexDigits(c);
    String shown = c > ' ' && c < 127 ? "'" + c + "'" : code;
    String found = at == text.length() - 1 ? "the end" : shown;
    return new ParseException("expected " + expected + ", found " + found, at);
  }
}
