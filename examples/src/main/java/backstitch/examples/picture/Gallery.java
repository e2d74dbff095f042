package backstitch.examples.picture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pictures beside each other, as many as fit into the width, each with its caption under it. */
public final class Gallery {
  private static final String GAP = "  ";

  private Gallery() {}

  /**
   * Draws pictures. One that is wider than the terminal is made smaller, in its proportions. A
   * caption stands in the middle under its picture and is cut to the width of the widest picture; a
   * line break in it begins another line.
   *
   * @param pictures what is drawn, in rows from left to right
   * @param captions what stands under each; the empty text for nothing
   * @param terminal where it will be shown
   * @return lines that each end with a line break; without colours they hold printable characters
   *     alone, with colours each ends with a reset of them
   * @throws IllegalArgumentException if there are not as many captions as pictures
   */
  public static String of(List<Picture> pictures, List<String> captions, Terminal terminal) {
    if (pictures.size() != captions.size()) {
      String found = pictures.size() + " pictures and " + captions.size() + " captions";
      throw new IllegalArgumentException("gallery: expected a caption a picture, found " + found);
    }
    List<Picture> fitting = pictures.stream().map(p -> p.atMost(terminal.columns())).toList();
    int field = fitting.stream().mapToInt(Picture::width).max().orElse(1);
    int inARow = (terminal.columns() + GAP.length()) / (field + GAP.length());
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < fitting.size(); from += inARow) {
      int to = Math.min(from + inARow, fitting.size());
      append(text, field, fitting.subList(from, to), p -> lines(p, field, terminal));
      append(text, field, captions.subList(from, to), c -> lines(c, field, terminal));
    }
    return text.toString();
  }

  private static Stream<String> lines(Picture picture, int field, Terminal terminal) {
    String margin = " ".repeat(field - picture.width());
    return Shades.lines(picture, terminal).stream().map(line -> line + margin);
  }

  private static Stream<String> lines(String caption, int field, Terminal terminal) {
    return caption.lines().map(line -> FittedText.of(line, field, terminal).centred(field));
  }

  /** Appends what each item has as lines, side by side; all lines are one field wide. */
  private static <T> void append(
      StringBuilder text, int field, List<T> items, Function<T, Stream<String>> linesOf) {
    List<List<String>> cells = items.stream().map(item -> linesOf.apply(item).toList()).toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < height; i++) {
      int line = i;
      String joined =
          cells.stream()
              .map(cell -> line < cell.size() ? cell.get(line) : " ".repeat(field))
              .collect(Collectors.joining(GAP));
      text.append(joined.stripTrailing()).append('\n');
    }
  }
}
