package backstitch.core;

import backstitch.core.internal.Fma;
import backstitch.core.internal.Kernels;
import backstitch.core.internal.Textbook;
import backstitch.core.internal.fast.FastKernels;
import backstitch.core.internal.fast.Parallel;
import backstitch.core.internal.fast.PlainTiles;
import backstitch.core.internal.fast.WarmingTiles;
import backstitch.core.internal.fast.vector.VectorTiles;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the engine computes: with which kernels, on how many threads. Neither changes a bit of any
 * result.
 *
 * <p>Where the module {@code jdk.incubator.vector} is present the vector kernels compute, after a
 * while: until a program has done enough work to be worth compiling them, the plain ones stand in.
 * Elsewhere the plain kernels compute. The system property {@code backstitch.kernels} ({@code
 * textbook}, {@code plain} or {@code vector}) chooses instead, from the start; {@code
 * backstitch.threads} is the number of threads, by default one per processor. The choice is logged
 * once, at debug level, by the logger {@code backstitch.core}.
 */
public final class Engine {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Made when first needed, so that a mistyped system property is reported as what it is. */
  private static volatile @Nullable Choice choice;

  private Engine() {}

  /** The kernels there are. */
  public enum KernelKind {
    /** The loops that define every result. */
    TEXTBOOK,
    /** Cache-blocked loops in plain Java. */
    PLAIN,
    /** Register tiles in the Vector API; needs {@code --add-modules jdk.incubator.vector}. */
    VECTOR
  }

  private record Choice(KernelKind kind, Kernels kernels, String reason) {}

  private static Choice choice() {
    Choice now = choice;
    return now != null ? now : initialChoice();
  }

  private static synchronized Choice initialChoice() {
    Choice now = choice;
    if (now == null) {
      now = choiceAtStart();
      System.Logger logger = System.getLogger("backstitch.core");
      logger.log(Level.DEBUG, "kernels: {0}, {1}", now.kernels, now.reason);
      choice = now;
    }
    return now;
  }

  private static Choice choiceAtStart() {
    String wish = System.getProperty("backstitch.kernels");
    if (wish != null) {
      return choose(parse(wish), "asked for by the system property backstitch.kernels");
    }
    if (!vectorModulePresent()) {
      String reason = "without --add-modules " + VECTOR_MODULE + " there are no vector kernels";
      return choose(KernelKind.PLAIN, reason);
    }
    if (!Fma.HARDWARE) {
      return choose(KernelKind.VECTOR, "");
    }
    Kernels warming = new FastKernels(new WarmingTiles(new PlainTiles(), new VectorTiles()));
    return new Choice(KernelKind.VECTOR, warming, "the module " + VECTOR_MODULE + " is present");
  }

  private static KernelKind parse(String name) {
    for (KernelKind kind : KernelKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "backstitch.kernels: expected textbook, plain or vector, got \"" + name + "\"");
  }

  private static boolean vectorModulePresent() {
    Module own = Engine.class.getModule();
    return ModuleLayer.boot().findModule(VECTOR_MODULE).filter(own::canRead).isPresent();
  }

  private static Choice choose(KernelKind kind, String reason) {
    if (kind == KernelKind.VECTOR && !vectorModulePresent()) {
      throw new IllegalStateException(
          "kernels: the vector kernels need the JVM option --add-modules " + VECTOR_MODULE);
    }
    if (kind == KernelKind.VECTOR && !Fma.HARDWARE) {
      return choose(KernelKind.PLAIN, "the vector kernels need fma instructions");
    }
    Kernels kernels =
        switch (kind) {
          case TEXTBOOK -> new Textbook();
          case PLAIN -> new FastKernels(new PlainTiles());
          // Loads the class, and with it the vector module's, only here.
          case VECTOR -> new FastKernels(new VectorTiles());
        };
    return new Choice(kind, kernels, reason);
  }

  static Kernels kernelsInUse() {
    return choice().kernels;
  }

  /** {@return which kernels compute} */
  public static KernelKind kernels() {
    return choice().kind;
  }

  /**
   * Chooses the kernels, from the next operation on.
   *
   * @param kind the kind to use
   * @throws IllegalStateException if the vector kernels are asked for and their module is absent
   */
  public static synchronized void setKernels(KernelKind kind) {
    choice = choose(kind, "asked for by Engine.setKernels");
  }

  /** {@return on how many threads an operation may compute, the caller's included: at least 1} */
  public static int threads() {
    return Parallel.threads();
  }

  /**
   * Sets the number of threads, from the next operation on.
   *
   * @param threads 1 to 1024
   * @throws IllegalArgumentException if it is another number
   */
  public static void setThreads(int threads) {
    Parallel.setThreads(threads);
  }

  /**
   * Begins a computation on another thread, if one is idle, while the caller goes on: the next
   * batch during a training step. The textbook computes when it is asked, on the caller's thread.
   *
   * @param computation what to compute, once, with tensors: which thread does it is left open, and
   *     with it whether variables would find a tape there
   * @param <T> what it gives
   * @return gives the result: computes it if no other thread has begun, else waits for it; throws
   *     what the computation throws
   */
  public static <T> Supplier<T> ahead(Supplier<T> computation) {
    return kernels() == KernelKind.TEXTBOOK
        ? Parallel.whenAsked(computation)
        : Parallel.ahead(computation);
  }

  /**
   * {@return the choice of kernels with its reason, and the number of threads, for people, as in
   * {@code vector (512 bits) (for now plain) kernels: the module … is present; 2 threads}}
   */
  public static String description() {
    Choice now = choice();
    String slow = Fma.HARDWARE ? "" : "slow, for want of fma instructions; ";
    String threads = threads() + (threads() == 1 ? " thread" : " threads");
    return now.kernels + " kernels: " + now.reason + "; " + slow + threads;
  }
}
