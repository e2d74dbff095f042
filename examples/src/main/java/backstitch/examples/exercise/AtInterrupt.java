package backstitch.examples.exercise;

/** Work that is still to be done if Ctrl-C ends the program. Its exit code is 130 all the same. */
public final class AtInterrupt {
  private final Thread hook;

  /**
   * Watches from now on.
   *
   * @param work what is to be done; another thread does it, while the program works on
   */
  public AtInterrupt(Runnable work) {
    hook = new Thread(() -> quietly(work), "at interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage()); // no disk, no reader: the program ends anyway
    }
  }

  /** {@return whether the program was not interrupted; from now on it is not watched} */
  public boolean cancelled() {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false; // the virtual machine is going down, and the work being done
    }
  }
}
