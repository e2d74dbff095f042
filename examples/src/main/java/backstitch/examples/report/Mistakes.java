package backstitch.examples.report;

import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The twelve samples for whose wrong class the network has the highest probability. */
final class Mistakes {
  private static final int MOST = 12;

  /**
   * A sample that was taken for a wrong class; its number counts from 0, as {@code --test} does.
   */
  private record Mistake(int number, int truth, int predicted, Tensor probabilities, Tensor image) {
    float probability(int c) {
      return probabilities.toArray()[c];
    }

    float confidence() {
      return probability(predicted);
    }

    Html figure() {
      String name = FashionMnist.CLASSES.get(truth);
      String taken = FashionMnist.CLASSES.get(predicted);
      Html alt = Html.text("Test image " + number + ", of class " + name);
      Html picture = Png.grey(28, 28, image.toArray()).element(alt);
      return new Html(
          ("<figure>" + picture + "<figcaption><b>" + Html.text(taken))
              + ("</b> " + Figures.share(confidence()) + "<br>is " + Html.text(name) + " ")
              + (Figures.share(probability(truth)) + "</figcaption></figure>\n"));
    }
  }

  private static final Comparator<Mistake> MOST_CONFIDENT_FIRST =
      Comparator.comparing(Mistake::confidence).reversed().thenComparing(Mistake::number);

  private final List<Mistake> found = new ArrayList<>();

  /**
   * Offers a sample.
   *
   * @param number its place in the data
   * @param truth its class
   * @param predicted what it was taken for, another class
   * @param probabilities those of all classes
   * @param image its 28 x 28 pixels
   */
  void add(int number, int truth, int predicted, Tensor probabilities, Tensor image) {
    found.add(new Mistake(number, truth, predicted, probabilities, image));
    found.sort(MOST_CONFIDENT_FIRST);
    if (found.size() > MOST) {
      found.remove(MOST);
    }
  }

  /** The section of the page; nothing if there was no mistake. */
  Html section() {
    if (found.isEmpty()) {
      return new Html("");
    }
    StringBuilder figures = new StringBuilder();
    found.forEach(mistake -> figures.append(mistake.figure()));
    return Template.named("mistakes.html")
        .set("figures", new Html(figures.toString()))
        .set("table", table().html())
        .filled();
  }

  private Table table() {
    List<Object> heads = new ArrayList<>(List.of("test image", "class", "taken for"));
    heads.addAll(FashionMnist.CLASSES);
    Table table = new Table("mistakes", heads.toArray());
    for (Mistake mistake : found) {
      List<Object> cells = new ArrayList<>();
      cells.add(mistake.number);
      cells.add(FashionMnist.CLASSES.get(mistake.truth));
      cells.add(FashionMnist.CLASSES.get(mistake.predicted));
      for (float probability : mistake.probabilities.toArray()) {
        cells.add(Figures.share(probability));
      }
      table.row(cells.toArray());
    }
    return table;
  }
}
