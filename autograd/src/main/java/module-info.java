/**
 * Reverse-mode automatic differentiation: a tape records operations, and gradients are computed by
 * walking the tape backward.
 */
module backstitch.autograd {
  requires transitive backstitch.core;
  requires static org.jspecify;

  exports backstitch.autograd;
}
