package backstitch.core;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts kernels and threads back after each test that changes them. */
public final class EngineRestored implements BeforeEachCallback, AfterEachCallback {
  private Engine.KernelKind kernels = Engine.kernels();
  private int threads = Engine.threads();

  @Override
  public void beforeEach(ExtensionContext context) {
    kernels = Engine.kernels();
    threads = Engine.threads();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Engine.setKernels(kernels);
    Engine.setThreads(threads);
  }
}
