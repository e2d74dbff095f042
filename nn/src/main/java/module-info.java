/** Layers, losses, optimisers and data: what a network is trained with. */
module backstitch.nn {
  requires transitive backstitch.autograd;
  requires static org.jspecify;

  exports backstitch.nn;
}
