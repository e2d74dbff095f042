package backstitch.nn;

import backstitch.core.Tensor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The fingerprint of a trained model: equal hashes mean equal bits in every parameter. */
public final class ModelHash {
  private ModelHash() {}

  /**
   * {@return the SHA-256 of the parameters, as 64 hexadecimal digits} The values are hashed in
   * order, as little-endian {@code float}s; every NaN counts as the same NaN.
   *
   * @param parameters the parameters of a network; each must have a value
   */
  public static String of(List<Parameter> parameters) {
    return ofTensors(parameters.stream().map(parameter -> parameter.variable().value()).toList());
  }

  /** The hash of a model whose parameters have these values, in this order. */
  static String ofTensors(Iterable<Tensor> tensors) {
    MessageDigest digest = sha256();
    for (Tensor tensor : tensors) {
      LittleEndian.send(tensor, digest::update);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
