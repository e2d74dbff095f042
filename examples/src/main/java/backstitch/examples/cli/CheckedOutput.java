package backstitch.examples.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output that fails when a line cannot be written. A {@link PrintStream} ignores a full
 * disk and a pipe that nobody reads any more, so that a program would go on in vain.
 */
final class CheckedOutput extends OutputStream {
  private final PrintStream out;

  private CheckedOutput(PrintStream out) {
    this.out = out;
  }

  /** Lessons print ASCII, which every terminal can show. */
  static void replaceStandardOutput() {
    System.setOut(new PrintStream(new CheckedOutput(System.out), true, US_ASCII));
  }

  @Override
  public void write(int b) {
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    out.write(bytes, offset, length);
  }

  /** Called at the end of each line. */
  @Override
  public void flush() {
    if (out.checkError()) {
      throw new IllegalStateException("standard output: could not be written");
    }
  }
}
