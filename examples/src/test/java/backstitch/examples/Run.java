package backstitch.examples;

import backstitch.examples.cli.Lesson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What became of a lesson.
 *
 * @param exitCode of the process
 * @param out what it printed, line by line
 * @param err what it printed to the standard error stream, line by line
 */
record Run(int exitCode, List<String> out, List<String> err) {

  /** Runs a lesson within this virtual machine, as its main method would. */
  static Run of(Lesson<?> lesson, String... args) {
    return of(() -> lesson.execute(args));
  }

  /** Runs what the jar runs. */
  static Run ofJar(String... args) {
    return of(() -> new SoftmaxRegression().executeOneOf(Lessons.all(), args));
  }

  private static Run of(IntSupplier program) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      int exitCode = program.getAsInt();
      return new Run(
          exitCode,
          out.toString(StandardCharsets.UTF_8).lines().toList(),
          err.toString(StandardCharsets.UTF_8).lines().toList());
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }

  /** Runs a lesson in a virtual machine of its own, of the JDK that runs the tests, in pipes. */
  static Run inChildJvm(List<String> jvmOptions, Class<? extends Lesson<?>> lesson, String... args)
      throws IOException, InterruptedException {
    return inChildJvm(System.getProperty("java.class.path"), jvmOptions, lesson, args);
  }

  /** The same with a class path of its own. */
  static Run inChildJvm(
      String classPath, List<String> jvmOptions, Class<? extends Lesson<?>> lesson, String... args)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("backstitch", ".err");
    try {
      Process process =
          childJvm(classPath, jvmOptions, lesson, args).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      return new Run(exitCode, out.lines().toList(), Files.readAllLines(err));
    } finally {
      Files.delete(err);
    }
  }

  /** A virtual machine that was not started yet. */
  static ProcessBuilder childJvm(
      String classPath,
      List<String> jvmOptions,
      Class<? extends Lesson<?>> lesson,
      String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add(lesson.getName());
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    // These add options, and a line on the error stream that says so.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    builder.environment().put("CLASSPATH", classPath);
    return builder;
  }

  /** The hash that {@code --print-hash} printed as the last line. */
  String hash() {
    return out.get(out.size() - 1).replaceFirst("^model hash ", "");
  }
}
