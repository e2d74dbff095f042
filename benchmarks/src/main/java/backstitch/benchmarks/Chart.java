package backstitch.benchmarks;

import java.io.IOException;
import java.util.Locale;

/**
 * Draws the ratio of each figure as a bar, in SVG. A bar to the right of 1 means that Backstitch is
 * faster. The scale is logarithmic, so that twice as fast and half as fast are equally far from 1.
 *
 * @param page the page with the figures
 */
record Chart(Page page) {
  private static final int ROW = 18;
  private static final int TOP = 48;
  private static final int LEFT = 490;
  private static final int WIDTH = 920;

  String svg() throws IOException {
    StringBuilder bars = new StringBuilder();
    for (int run = 0; run < page.runs().size(); run++) {
      bars.append(bar(run, LEFT + 160 * run, 4, 10));
      bars.append(text(LEFT + 14 + 160 * run, 0, "start", page.title(run)));
    }
    int y = TOP;
    for (String work : page.works()) {
      bars.append(text(0, y, "start", work.replace("`", "")));
      for (int run = 0; run < page.runs().size(); run++) {
        for (Figure figure : page.runs().get(run).of(work)) {
          double from = Math.min(x(1), x(figure.ratio()));
          double to = Math.max(x(1), x(figure.ratio()));
          bars.append(bar(run, from, y + 3, to - from));
          bars.append(text(LEFT - 8, y, "end", figure.peer().title()));
          bars.append(text(to + 4, y, "start", format("%.2f", figure.ratio())));
          y += ROW;
        }
      }
    }
    return Page.resource("chart.svg")
        .replace("${width}", "" + WIDTH)
        .replace("${height}", "" + (y + 8))
        .replace("${bars}", lines(y) + bars);
  }

  /** Draws a line at each power of two. */
  private String lines(int bottom) {
    StringBuilder lines = new StringBuilder();
    for (int i = -2; i <= 5; i++) {
      double ratio = Math.scalb(1.0, i);
      String line = "<path class=\"%s\" d=\"M%.1f %dV%d\"/>\n";
      lines.append(format(line, i == 0 ? "one" : "line", x(ratio), TOP, bottom));
      lines.append(text(x(ratio), TOP - ROW, "middle", i < 0 ? "1/" + (1 << -i) : "" + (1 << i)));
    }
    return lines.toString();
  }

  /** Places a ratio on the scale from 1/4 to 32. What lies beyond is drawn at its end. */
  private static double x(double ratio) {
    double doublings = StrictMath.log(Math.min(Math.max(ratio, 0.25), 32)) / StrictMath.log(2);
    return LEFT + (doublings + 2) * (WIDTH - LEFT - 40) / 7;
  }

  private static String bar(int run, double x, int y, double width) {
    String element = "<rect class=\"run%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\"/>\n";
    return format(element, run % 3, x, y, width);
  }

  private static String text(double x, int y, String anchor, String words) {
    String element = "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>\n";
    return format(element, x, y + ROW - 5, anchor, words);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
