package backstitch.core;

import backstitch.core.internal.Kernels;
import backstitch.core.internal.Parallel;
import backstitch.core.internal.PlainKernels;
import backstitch.core.internal.TextbookKernels;
import backstitch.core.internal.WarmingKernels;
import backstitch.core.internal.vector.VectorKernels;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the engine computes: with which kernels, on how many threads. Neither changes a bit of any
 * result.
 *
 * <p>At the start the vector kernels are chosen where the module {@code jdk.incubator.vector} is
 * present, though the plain ones stand in for them until there has been work enough to be worth
 * compiling them, which a thread of its own then brings about; elsewhere the plain ones. The system
 * property {@code backstitch.kernels} ({@code textbook}, {@code plain} or {@code vector}) decides
 * otherwise, and at once. There are as many threads as processors, or as many as the system
 * property {@code backstitch.threads} says. The choice and its reason are logged once, at debug
 * level, to the logger {@code backstitch.core}.
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
    Choice other = choice;
    if (other != null) {
      return other;
    }
    String wish = System.getProperty("backstitch.kernels");
    Choice first;
    if (wish != null) {
      first = choose(parse(wish), "asked for by the system property backstitch.kernels");
    } else if (vectorModulePresent()) {
      first =
          new Choice(
              KernelKind.VECTOR,
              new WarmingKernels(new PlainKernels(), new VectorKernels()),
              "the module " + VECTOR_MODULE + " is present");
    } else {
      first =
          choose(
              KernelKind.PLAIN,
              "without --add-modules " + VECTOR_MODULE + " there are no vector kernels");
    }
    System.getLogger("backstitch.core")
        .log(Level.DEBUG, "kernels: {0}, {1}", first.kernels, first.reason);
    choice = first;
    return first;
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
    Optional<Module> vector = ModuleLayer.boot().findModule(VECTOR_MODULE);
    return vector.isPresent() && Engine.class.getModule().canRead(vector.get());
  }

  private static Choice choose(KernelKind kind, String reason) {
    if (kind == KernelKind.VECTOR && !vectorModulePresent()) {
      throw new IllegalStateException(
          "kernels: the vector kernels need the JVM option --add-modules " + VECTOR_MODULE);
    }
    Kernels kernels =
        switch (kind) {
          case TEXTBOOK -> new TextbookKernels();
          case PLAIN -> new PlainKernels();
          // Loads the class, and with it the vector module's, only here.
          case VECTOR -> new VectorKernels();
        };
    return new Choice(kind, kernels, reason);
  }

  static Kernels kernelsInUse() {
    return choice().kernels;
  }

  /**
   * Which kernels compute.
   *
   * @return the kind in use
   */
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

  /**
   * On how many threads an operation may compute, the caller's included.
   *
   * @return at least 1
   */
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
   * batch during a training step.
   *
   * @param computation what to compute, once, with tensors: which thread does it is left open, and
   *     with it whether variables would find a tape there
   * @param <T> what it gives
   * @return gives the result: computes it if no other thread has begun, else waits for it; throws
   *     what the computation throws
   */
  public static <T> Supplier<T> ahead(Supplier<T> computation) {
    return Parallel.ahead(computation);
  }

  /**
   * The choice of kernels with its reason, and the number of threads, for people.
   *
   * @return for example {@code vector (512 bits) (for now plain) kernels: the module
   *     jdk.incubator.vector is present; 2 threads}
   */
  public static String description() {
    Choice now = choice();
    return String.format(
        Locale.ROOT,
        "%s kernels: %s; %d thread%s",
        now.kernels,
        now.reason,
        threads(),
        threads() == 1 ? "" : "s");
  }
}
