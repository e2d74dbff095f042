package backstitch.core;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Prints, in a JVM of its own, what the engine says of itself, on request in its log. */
public final class ChosenEngine {
  private ChosenEngine() {}

  public static void main(String[] args) {
    Logger logger = Logger.getLogger("backstitch.core");
    logger.setLevel(Level.parse(System.getProperty("test.level", "FINE")));
    logger.setUseParentHandlers(false);
    logger.addHandler(new Printer());
    try {
      Tensor x = Tensor.full(1, Shape.of(2, 2));
      x.matmul(x).matmul(x);
      System.out.println(Engine.kernels() + "; " + Engine.description());
      String wish = System.getProperty("test.wish");
      if (wish != null) {
        Engine.setKernels(Engine.KernelKind.valueOf(wish));
      }
      System.out.println(x.matmul(x));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static final class Printer extends Handler {
    Printer() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord line) {
      System.out.println(line.getLevel() + ": " + new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
