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
 * The package of Debian and Ubuntu that holds the data. It is fetched and unpacked, but not
 * installed, so that nobody needs to be root. It comes from where the machine gets its packages,
 * which may be reachable when the official address of the data is not.
 *
 * @param aptGet the command that fetches packages
 * @param dpkgDeb the command that unpacks them
 * @param root whether the user is root, who may also renew the lists of packages
 * @param timeout how long all of it may take
 */
record DebianPackage(String aptGet, String dpkgDeb, boolean root, Duration timeout)
    implements FashionMnistSearch.Source {
  private static final String SCRIPT =
      """
      apt_get=$1 dpkg_deb=$2 root=$3 package=dataset-fashion-mnist
      # Without a network, apt-get should fail within a minute.
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

  /** Runs the script in the directory, without a terminal. */
  private void run(Path scratch) throws IOException {
    Path output = scratch.resolve("output.txt");
    var builder = new ProcessBuilder("sh", "-c", SCRIPT, "sh", aptGet, dpkgDeb, "" + root);
    builder.directory(scratch.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C"); // so that the script understands the messages
    Process process = builder.start();
    long deadline = System.nanoTime() + timeout.toNanos();
    String outcome = "interrupted";
    try (var sign = new SignOfLife("apt-get", -1)) {
      process.getOutputStream().close();
      boolean done = false;
      while (!done && System.nanoTime() < deadline) {
        sign.at(0);
        done = process.waitFor(Progress.UPDATE_MILLIS, MILLISECONDS);
      }
      String late = "not done within " + Download.seconds(timeout);
      outcome = done ? "exit code " + process.exitValue() : late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // The parent first, because it would go on when one of its children has died.
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
    if (!outcome.equals("exit code 0")) {
      // The last lines say why. Any bytes can be decoded in this charset.
      String said = Files.readString(output, ISO_8859_1).strip();
      throw DataException.in(aptGet, outcome, said.substring(Math.max(0, said.length() - 400)));
    }
  }
}
