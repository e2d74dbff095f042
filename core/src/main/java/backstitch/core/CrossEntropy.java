package backstitch.core;

/**
 * Losses and their derivative, computed together, since both need the same exponentials.
 *
 * @param losses {@link Tensor#softmaxCrossEntropy}
 * @param derivative {@link Tensor#softmaxMinusOneHot}
 */
public record CrossEntropy(Tensor losses, Tensor derivative) {}
