/**
 * Tensors of {@code float} and the arithmetic on them; nothing of gradients.
 *
 * <p>The vector module is optional: with it the engine picks its vector kernels, without it the
 * plain ones, and every result has the same bits either way.
 */
module backstitch.core {
  requires static org.jspecify;
  requires static jdk.incubator.vector;

  exports backstitch.core;
}
