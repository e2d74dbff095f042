package backstitch.examples.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Fashion-MNIST itself, as the lessons find it on this machine. */
public final class RealData {
  private static @Nullable FashionMnist loaded;

  private RealData() {}

  /** The data; where there are none, the test is reported as aborted, with the reason. */
  public static synchronized FashionMnist orAbort() {
    FashionMnist data = loaded;
    if (data == null) {
      data = orAbort(FashionMnist::load);
      loaded = data;
    }
    return data;
  }

  /** Data that are there but damaged are a failure: only their absence is nobody's fault. */
  static FashionMnist orAbort(Supplier<FashionMnist> source) {
    try {
      return source.get();
    } catch (DataException e) {
      if (e.getMessage().startsWith("Fashion-MNIST is nowhere to be had")) {
        return Assumptions.abort("this test needs the real data. " + e.getMessage());
      }
      throw e;
    }
  }
}
