package backstitch.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts take the part of apt-get and dpkg-deb. */
@Timeout(60)
class DebianPackageTest {
  private static final String NO_LISTS =
      "echo 'E: Unable to locate package dataset-fashion-mnist'; exit 100";

  @TempDir Path directory;
  private Path cache;
  private Path log;

  @BeforeEach
  void preparePackage() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    cache = directory.resolve("cache");
    log = directory.resolve("log");
    SmallFashionMnist.writeTo(directory.resolve("package/usr/share/datasets/fashion-mnist"));
    // "$4" and after: behind the options. The package is a file that names what is in it.
    script("apt-get", "shift 4; echo \"$*\" >> $LOG; echo " + directory + "/package > data_1.deb");
    script("dpkg-deb", "test $1 = -x && mkdir $3 && cp -r `cat $2`/. $3");
  }

  private void script(String name, String body) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body.replace("$LOG", log.toString()) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void fetch(boolean root, Duration timeout) throws IOException {
    String aptGet = directory.resolve("apt-get").toString();
    String dpkgDeb = directory.resolve("dpkg-deb").toString();
    SmallFashionMnist.fetch(new DebianPackage(aptGet, dpkgDeb, root, timeout), cache);
  }

  private void fetch(boolean root) throws IOException {
    fetch(root, Duration.ofSeconds(30));
  }

  private void assertRefused(boolean root, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(root))
        .withMessage(message);
  }

  private String aptGet(String outcome) {
    return directory.resolve("apt-get") + ": " + outcome;
  }

  @Test
  void packageIsDownloadedUnpackedAndMovedIntoTheCache() throws IOException {
    fetch(false);
    assertThat(SmallFashionMnist.sizes(new FashionMnistFolder(cache, Optional.empty()).load()))
        .containsExactly(3, 2);
    assertThat(log).hasContent("download dataset-fashion-mnist");
  }

  @Test
  void rootFetchesMissingListsFirst() throws IOException {
    script(
        "apt-get",
        "shift 4; echo \"$*\" >> $LOG; if [ $1 = update ]; then touch "
            + directory
            + "/lists; elif [ -e "
            + directory
            + "/lists ]; then echo "
            + directory
            + "/package > data_1.deb; else "
            + NO_LISTS
            + "; fi");
    fetch(true);
    assertThat(new FashionMnistFolder(cache, Optional.empty()).missing()).isEmpty();
    assertThat(log)
        .hasContent("download dataset-fashion-mnist\nupdate\ndownload dataset-fashion-mnist");
  }

  @Test
  void othersLeaveTheListsAlone() throws IOException {
    script("apt-get", "shift 4; echo \"$*\" >> $LOG; " + NO_LISTS);
    assertRefused(
        false,
        aptGet(
            "exit code 100: E: Unable to locate package dataset-fashion-mnist"
                + " (old lists of packages? Root renews them by apt-get update)"));
    assertThat(log).hasContent("download dataset-fashion-mnist");
  }

  @Test
  void packageThatIsNoLongerThereMeansOldLists() throws IOException {
    script("apt-get", "echo 'E: Failed to fetch it  404  Not Found'; exit 100");
    assertRefused(
        false,
        aptGet(
            "exit code 100: E: Failed to fetch it  404  Not Found"
                + " (old lists of packages? Root renews them by apt-get update)"));
  }

  @Test
  void otherNumbersWith404InThemDoNot() throws IOException {
    script("apt-get", "echo 'E: no connection to port 14040'; exit 100");
    assertRefused(false, aptGet("exit code 100: E: no connection to port 14040"));
  }

  @Test
  void rootIsToldWhyTheListsCannotBeFetched() throws IOException {
    script(
        "apt-get",
        "shift 4; if [ $1 = update ]; then echo no network; echo at all; exit 1; else "
            + NO_LISTS
            + "; fi");
    assertRefused(
        true,
        aptGet("exit code 1: E: Unable to locate package dataset-fashion-mnist no network at all"));
  }

  @Test
  void absentCommandIsNamed() throws IOException {
    Files.delete(directory.resolve("apt-get"));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(false))
        .withMessageStartingWith(aptGet("exit code 127: "))
        .withMessageEndingWith("apt-get: not found");
  }

  @Test
  void commandThatHangsIsEndedWithThoseItStarted() throws Exception {
    script("apt-get", "echo waiting; sh -c 'sleep 1; touch $LOG'; touch $LOG; sleep 50");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(false, Duration.ofMillis(500)))
        .withMessage(aptGet("not done within 0.5 s: waiting"));
    Thread.sleep(1500);
    assertThat(log).doesNotExist();
  }

  @Test
  void downloadWithoutPackageIsRefused() throws IOException {
    script("apt-get", "true");
    assertRefused(false, aptGet("exit code 1: apt-get download left no package behind"));
  }

  @Test
  void packageThatCannotBeUnpackedIsRefused() throws IOException {
    script("dpkg-deb", "echo damaged archive; exit 2");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(false))
        .withMessage(aptGet("exit code 2: damaged archive"));
  }

  @Test
  void fileMissingInThePackageIsNamed() throws IOException {
    Files.delete(
        directory.resolve("package/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz"));
    assertRefused(
        false, "t10k-images-idx3-ubyte.gz: file: expected one in the package, found none");
  }

  @Test
  void filesOfThePackageAreVerifiedToo() throws IOException {
    Files.write(
        directory.resolve("package/usr/share/datasets/fashion-mnist/t10k-labels-idx1-ubyte.gz"),
        SmallFashionMnist.labels(4));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(false))
        .withMessageStartingWith("t10k-labels-idx1-ubyte.gz: SHA-256 of the content: expected ");
  }
}
