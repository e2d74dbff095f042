package backstitch.examples.exercise;

/**
 * A point of the two curves, of what a network has learned from and of what it has not.
 *
 * @param epoch the point is at its end
 * @param train the score on the samples it learns from
 * @param test the score on the test data
 */
public record Point(int epoch, Score train, Score test) {}
