package backstitch.examples.report;

/** A table, row by row. The first cell of a row is its head. */
final class Table {
  private final StringBuilder html = new StringBuilder();

  /**
   * Begins a table.
   *
   * @param id its name in the page, by which a chart finds it
   * @param heads what stands above the columns
   */
  Table(String id, Object... heads) {
    html.append("<table id=\"").append(id).append("\"><thead><tr>");
    for (Object head : heads) {
      html.append("<th scope=\"col\">").append(markup(head));
    }
    html.append("</thead><tbody>\n");
  }

  /**
   * Adds a row of texts and of pieces of HTML. The end tags that HTML does not need are omitted.
   */
  Table row(Object... cells) {
    html.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      html.append(i == 0 ? "<th>" : "<td>").append(markup(cells[i]));
    }
    html.append('\n');
    return this;
  }

  private static String markup(Object cell) {
    return cell instanceof Html html ? html.markup() : Html.text(cell).markup();
  }

  Html html() {
    return new Html(html + "</tbody></table>");
  }
}
