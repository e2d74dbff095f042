package backstitch.examples.report;

import backstitch.examples.data.FashionMnist;
import java.util.Locale;

/** Tables of the ten classes, in which colours and bars repeat what the numbers say. */
final class ClassTables {
  private static final Html NONE = new Html("&ndash;");

  private ClassTables() {}

  /** A row a class; the fuller a cell's colour, the larger its share of the row. */
  static Html confusion(ConfusionMatrix matrix) {
    StringBuilder html = new StringBuilder("<table id=\"confusion\"><thead><tr><th scope=\"col\">");
    html.append("class");
    FashionMnist.CLASSES.forEach(
        name -> html.append("<th scope=\"col\"><span>" + Html.text(name) + "</span>"));
    html.append("</thead><tbody>\n");
    for (int truth = 0; truth < matrix.classes(); truth++) {
      html.append("<tr><th scope=\"row\">").append(Html.text(FashionMnist.CLASSES.get(truth)));
      for (int predicted = 0; predicted < matrix.classes(); predicted++) {
        int count = matrix.count(truth, predicted);
        double share = (double) count / Math.max(1, matrix.samples(truth));
        String right = truth == predicted ? " class=\"right\"" : "";
        String style = String.format(Locale.ROOT, " style=\"--share:%.3f\"", share);
        html.append("<td" + right + (count == 0 ? "" : style) + ">" + count);
      }
      html.append('\n');
    }
    return new Html(html + "</tbody></table>");
  }

  static Html precisionAndRecall(ConfusionMatrix matrix) {
    Table table = new Table("classes", "class", "images", "taken for it", "precision", "recall");
    for (int c = 0; c < matrix.classes(); c++) {
      String name = FashionMnist.CLASSES.get(c);
      Html precision = share(matrix.precision(c));
      table.row(name, matrix.samples(c), matrix.predictions(c), precision, share(matrix.recall(c)));
    }
    return table.html();
  }

  /** A number above a bar of its length; a dash for 0 / 0. */
  private static Html share(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    String shown = Figures.share(value);
    return new Html("<span class=\"bar\" style=\"--share:" + shown + "\">" + shown + "</span>");
  }
}
