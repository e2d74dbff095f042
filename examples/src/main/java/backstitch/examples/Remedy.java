package backstitch.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is said to help against overfitting.
 *
 * @param name a few words
 * @param trial what is trained
 * @param why how it works, in lines
 */
record Remedy(String name, Trial trial, List<String> why) {
  private static final double DECAY = 0.003;
  private static final double FALL = 0.1;
  private static final List<String> MORE =
      List.of(
          "More images, in about as many steps. What is true of one image by accident is",
          "not true of the others: the more there are, the less can be learned by heart,",
          "and what is learned from them all holds for new ones too.");

  /**
   * All of them.
   *
   * @param few how many images there are without a remedy
   * @param all how many there could be
   */
  static List<Remedy> all(int few, int all) {
    List<Remedy> remedies = new ArrayList<>();
    if (all > 10 * few) {
      remedies.add(more(10 * few, MORE));
      remedies.add(
          more(all, List.of("All the images that there are, again in about as many steps.")));
    } else {
      remedies.add(more(all, MORE));
    }
    remedies.add(
        new Remedy(
            "weight decay " + DECAY,
            new Trial(few, 0, DECAY, 0),
            List.of(
                "Each step also shrinks the weights: w <- w - rate * (g + decay * w). It takes",
                "large weights to learn single images by heart, and they make the network sure",
                "of all it says. To be sure and wrong is what costs the loss most.")));
    int validation = few / 5;
    remedies.add(
        new Remedy(
            "early stopping",
            new Trial(few, validation, 0, 0),
            List.of(
                validation
                    + " of the "
                    + few
                    + " images are set aside for validation, and those weights are",
                "kept that had the lowest loss on them: learning the others by heart does not",
                "lower it. The test images may not serve for this, or they could not judge the",
                "result. The price: so many images fewer to learn from.")));
    remedies.add(
        new Remedy(
            "falling rate",
            new Trial(few, 0, 0, FALL),
            List.of(
                "The rate is "
                    + Trial.RATE
                    + " / (1 + "
                    + FALL
                    + " * epochs made). As the steps become smaller, the",
                "weights settle instead of jumping to and fro with each batch, and they do not",
                "go as far in learning single images by heart.")));
    return remedies;
  }

  private static Remedy more(int images, List<String> why) {
    return new Remedy(images + " images", new Trial(images, 0, 0, 0), why);
  }
}
