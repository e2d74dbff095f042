/**
 * A tape that records operations on tensors, and computes their gradients by running it backward.
 */
module backstitch.autograd {
  requires transitive backstitch.core;
  requires static org.jspecify;

  exports backstitch.autograd;
}
