package backstitch.examples.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output that fails loudly. A {@link PrintStream} keeps quiet about a full disk or a pipe
 * that nobody reads any more, and a program would work on for nobody; here the first line that
 * cannot be written ends it.
 */
final class CheckedOutput extends OutputStream {
  private final PrintStream out;

  private CheckedOutput(PrintStream out) {
    this.out = out;
  }

  /** What lessons print is ASCII, which every terminal can show. */
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
