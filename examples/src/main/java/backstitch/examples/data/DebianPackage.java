package backstitch.examples.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import backstitch.examples.system.Progress;
import backstitch.examples.system.SignOfLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The package of Debian and Ubuntu that holds the data, fetched and unpacked beside the system:
 * nothing is installed, and nobody needs to be root. It comes from wherever the machine gets its
 * packages, which may be within reach where the data's own address is not.
 *
 * @param aptGet the command that fetches packages
 * @param dpkgDeb the command that unpacks them
 * @param root whether root runs this program, who may also fetch the lists of packages
 * @param timeout how long all of it may take
 */
record DebianPackage(String aptGet, String dpkgDeb, boolean root, Duration timeout)
    implements FashionMnistSearch.Source {
  private static final String SCRIPT =
      """
      apt_get=$1 dpkg_deb=$2 root=$3 package=dataset-fashion-mnist
      # Where there is no network, it should not take minutes to find out.
      apt() { "$apt_get" -o Acquire::Retries=1 -o Acquire::http::Timeout=20 "$@"; }
      old='Unable to locate package|no (installation )?candidate|find a source|404 +Not Found'
      apt download $package || {
        code=$?
        grep -Eq "$old" output.txt || exit $code
        $root || { echo '(old lists of packages? Root renews them by apt-get update)'; exit $code; }
        apt update && apt download $package || exit
      }
      set -- *.deb
      [ -e "$1" ] || { echo 'apt-get download left no package behind'; exit 1; }
      "$dpkg_deb" -x "$1" unpacked
      """;

  @Override
  public String name() {
    return "Debian package dataset-fashion-mnist";
  }

  @Override
  public Path fetch(FashionMnistFile file, Path scratch) throws IOException {
    Path unpacked = scratch.resolve("unpacked");
    if (!Files.exists(unpacked)) {
      run(scratch);
    }
    Path data = unpacked.resolve("usr/share/datasets/fashion-mnist").resolve(file.gzipName());
    boolean there = Files.isRegularFile(data);
    DataException.require(there, file.gzipName(), "file", "one in the package", "none");
    return data;
  }

  /** Runs the script in the directory, without a terminal; a failure is told in one line. */
  private void run(Path scratch) throws IOException {
    Path output = scratch.resolve("output.txt");
    var builder = new ProcessBuilder("sh", "-c", SCRIPT, "sh", aptGet, dpkgDeb, "" + root);
    builder.directory(scratch.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C"); // so that we can read what it says
    Process process = builder.start();
    long deadline = System.nanoTime() + timeout.toNanos();
    String problem = "";
    try (var sign = new SignOfLife("apt-get", -1)) {
      process.getOutputStream().close();
      while (problem.isEmpty() && !process.waitFor(Progress.UPDATE_MILLIS, MILLISECONDS)) {
        sign.at(0);
        boolean late = System.nanoTime() > deadline;
        problem = late ? "not done within " + Download.seconds(timeout) : "";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "interrupted";
    } finally {
      // The parent first, lest it carries on where the death of a child leaves it.
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    if (!problem.isEmpty() || process.exitValue() != 0) {
      // The last words are those that tell why. Any bytes decode in this charset.
      String said = Files.readString(output, ISO_8859_1).strip();
      String end = said.substring(Math.max(0, said.length() - 400));
      String what = problem.isEmpty() ? "exit code " + process.exitValue() : problem;
      throw DataException.in(aptGet, what, end);
    }
  }
}
