package backstitch.examples.report;

import java.util.regex.Pattern;

/**
 * A piece of HTML. Text that comes from elsewhere, such as the name of a file, becomes one by
 * {@link #text}, which makes all of it harmless.
 *
 * @param markup the source
 */
record Html(String markup) {
  private static final Pattern SCRIPT_END =
      Pattern.compile("<(?=/script|!--)", Pattern.CASE_INSENSITIVE);

  /** Text that is shown as it is, between tags or in the quotes of an attribute. */
  static Html text(Object value) {
    return new Html(
        String.valueOf(value)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  /** A script that cannot end its element early. In JavaScript's literals the backslash is void. */
  static Html script(String source) {
    return new Html(SCRIPT_END.matcher(source).replaceAll("<\\\\"));
  }

  @Override
  public String toString() {
    return markup;
  }
}
