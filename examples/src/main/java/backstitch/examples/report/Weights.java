package backstitch.examples.report;

import backstitch.core.Shape;
import backstitch.core.Tensor;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.Parameter;
import backstitch.nn.Sequential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights that join each pixel to each class, as an image a class. */
final class Weights {
  private static final int SIZE = 28;
  private static final Shape SHAPE = Shape.of(10, SIZE * SIZE);

  private Weights() {}

  /** The section of the page; nothing if the pixels of a network do not lead to classes at once. */
  static Html section(Sequential net) {
    return net.parameters().stream()
        .map(Parameter::variable)
        .filter(variable -> variable.shape().equals(SHAPE))
        .findFirst()
        .map(variable -> section(variable.value()))
        .orElse(new Html(""));
  }

  private static Html section(Tensor weight) {
    float[] all = weight.toArray();
    float full = 0;
    for (float value : all) {
      full = Math.max(full, Math.abs(value) / 2); // or the greatest would leave the others pale
    }
    StringBuilder figures = new StringBuilder();
    for (int c = 0; c < 10; c++) {
      float[] row = Arrays.copyOfRange(all, c * SIZE * SIZE, (c + 1) * SIZE * SIZE);
      Html image = Png.signed(SIZE, SIZE, full, row).element(Html.text(inWords(c, row)));
      figures.append("<figure>").append(image).append("<figcaption>");
      figures.append(Html.text(FashionMnist.CLASSES.get(c))).append("</figcaption></figure>\n");
    }
    return Template.named("weights.html")
        .set("full", Figures.loss(full))
        .set("figures", new Html(figures.toString()))
        .set("table", table(all).html())
        .filled();
  }

  private static String inWords(int c, float[] row) {
    int least = 0;
    int greatest = 0;
    for (int i = 0; i < row.length; i++) {
      least = row[i] < row[least] ? i : least;
      greatest = row[i] > row[greatest] ? i : greatest;
    }
    return "Weights of class "
        + FashionMnist.CLASSES.get(c)
        + (": the least is " + Figures.loss(row[least]) + " at " + place(least))
        + (", the greatest " + Figures.loss(row[greatest]) + " at " + place(greatest));
  }

  private static String place(int pixel) {
    return "row " + pixel / SIZE + ", column " + pixel % SIZE;
  }

  private static Table table(float... all) {
    List<Object> heads = new ArrayList<>(List.of("pixel"));
    heads.addAll(FashionMnist.CLASSES);
    Table table = new Table("weights", heads.toArray());
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      List<Object> cells = new ArrayList<>(List.of(pixel / SIZE + ", " + pixel % SIZE));
      for (int c = 0; c < 10; c++) {
        cells.add(Figures.loss(all[c * SIZE * SIZE + pixel]));
      }
      table.row(cells.toArray());
    }
    return table;
  }
}
