package backstitch.examples.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the system, run without a terminal: it gets no input, and its output goes into a
 * file for the explanation of a failure.
 *
 * @param words the command and its arguments
 * @param directory the directory to run it in, which also gets the file with its output
 * @param timeout how long it may take
 */
record ExternalCommand(List<String> words, Path directory, Duration timeout) {
  private static final int LONGEST_EXPLANATION = 400;

  /**
   * How it went.
   *
   * @param success whether it ended in time, with exit code 0
   * @param explanation what went wrong, in one line, if it did not
   */
  record Outcome(boolean success, String explanation) {
    /** This outcome if it is a success, else an exception with the explanation. */
    void orThrow() {
      if (!success) {
        throw new DataException(explanation);
      }
    }
  }

  /**
   * Runs the command and waits for its end.
   *
   * @throws DataException if it cannot be started
   */
  Outcome run() throws IOException {
    Path output = Files.createTempFile(directory, "output", ".txt");
    var builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C"); // so that we can read what it says
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw DataException.in(
          words.get(0), "command", "cannot be started (is this Debian or Ubuntu?)");
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return failure("not done within " + TransferWatch.seconds(timeout), output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure("interrupted", output);
    } finally {
      // The parent first, lest it carries on where the death of a child leaves it.
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    int code = process.exitValue();
    return code == 0 ? new Outcome(true, "") : failure("exit code " + code, output);
  }

  private Outcome failure(String what, Path output) throws IOException {
    // The last words are those that tell why. Any bytes decode in this charset.
    String said = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
    String end = said.substring(Math.max(0, said.length() - LONGEST_EXPLANATION));
    return new Outcome(false, String.join(" ", words) + ": " + what + ": " + end);
  }
}
