package backstitch.examples.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one picture. A character cell is about twice as high as it is wide, so each line
 * shows two rows of pixels.
 *
 * <p>With colours: the upper half block, whose colour is the upper pixel and whose background the
 * lower one. Without: a character that covers more of its cell the lighter the two are, for a dark
 * terminal.
 */
final class Shades {
  private static final String UPPER_HALF = "▀";
  private static final String CHARACTERS = " .:-=+*#%@";
  private static final String RESET = "\u001b[0m";

  private Shades() {}

  /** As many columns as the picture has; a line with colours ends with a reset of them. */
  static List<String> lines(Picture picture, Terminal terminal) {
    boolean colours = terminal.colours() != Terminal.Colours.NONE && terminal.canPrint(UPPER_HALF);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < picture.height(); row += 2) {
      lines.add(colours ? halfBlocks(picture, row, terminal.colours()) : characters(picture, row));
    }
    return lines;
  }

  private static String halfBlocks(Picture picture, int row, Terminal.Colours colours) {
    boolean both = row + 1 < picture.height();
    StringBuilder line = new StringBuilder();
    String last = "";
    for (int x = 0; x < picture.width(); x++) {
      String shade = "\u001b[38;" + colour(picture.at(row, x), colours);
      shade += both ? ";48;" + colour(picture.at(row + 1, x), colours) + "m" : "m";
      line.append(shade.equals(last) ? "" : shade).append(UPPER_HALF);
      last = shade;
    }
    return line.append(RESET).toString();
  }

  private static String colour(float grey, Terminal.Colours colours) {
    int level = Math.round(grey * 255);
    return colours == Terminal.Colours.TRUE_COLOUR
        ? "2;" + level + ";" + level + ";" + level
        : "5;" + nearestInPalette(level);
  }

  /** The palette has black as 16, white as 231, and 8, 18, …, 238 as 232, 233, …, 255. */
  private static int nearestInPalette(int level) {
    if (level < 4) {
      return 16;
    }
    return level > 246 ? 231 : 232 + Math.min(23, (level - 3) / 10);
  }

  private static String characters(Picture picture, int row) {
    int below = Math.min(row + 1, picture.height() - 1);
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < picture.width(); x++) {
      float grey = (picture.at(row, x) + picture.at(below, x)) / 2;
      int index = Math.min(CHARACTERS.length() - 1, (int) (grey * CHARACTERS.length()));
      line.append(CHARACTERS.charAt(index));
    }
    return line.toString();
  }
}
