/**
 * What a network is trained with: layers, losses, an optimiser, data; and how it is kept.
 *
 * <p>To read the source, take the files in this order:
 *
 * <ol>
 *   <li>{@link backstitch.nn.Parameter}: a named box that holds the current value of a weight;
 *       {@link backstitch.nn.Initializer} draws its first value;
 *   <li>{@link backstitch.nn.Layer}: a function with parameters; {@link backstitch.nn.Dense},
 *       {@link backstitch.nn.Relu}, {@link backstitch.nn.Tanh}, {@link backstitch.nn.Sigmoid},
 *       {@link backstitch.nn.Flatten}, and {@link backstitch.nn.Sequential}, which runs layers one
 *       after the other;
 *   <li>{@link backstitch.nn.SoftmaxCrossEntropyLoss} and {@link backstitch.nn.MeanSquaredError}:
 *       one number per sample that says how wrong the output is;
 *   <li>{@link backstitch.nn.Sgd}: moves the parameters against the gradient of the loss;
 *   <li>{@link backstitch.nn.Dataset} and {@link backstitch.nn.Batch}: samples, shuffled and cut
 *       into mini-batches; {@code PrefetchingBatches} prepares one batch ahead;
 *   <li>{@link backstitch.nn.Accuracy}, {@link backstitch.nn.RunningMean}, {@link
 *       backstitch.nn.ModelHash}: what is reported about a model;
 *   <li>{@link backstitch.nn.Checkpoint}: a model in a file ({@code SafetensorsFile} has its bytes,
 *       {@code SafetensorsHeader} and {@code TensorEntry} check what they say, {@code Json} reads
 *       them, {@code AtomicFile} replaces a file as a whole, {@code Matching} finds the tensor for
 *       each parameter).
 * </ol>
 */
@NullMarked
package backstitch.nn;

import org.jspecify.annotations.NullMarked;
