package backstitch.examples.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The package of Debian and Ubuntu that holds the data, fetched and unpacked beside the system:
 * nothing is installed, and nobody needs to be root. It comes from wherever the machine gets its
 * packages, which may be within reach where the data's own address is not.
 *
 * @param aptGet the command that fetches packages
 * @param dpkgDeb the command that unpacks them
 * @param root whether root runs this program, who may also fetch the lists of packages
 * @param timeout how long each command may take
 */
record DebianPackage(String aptGet, String dpkgDeb, boolean root, Duration timeout)
    implements DataSource {
  private static final String PACKAGE = "dataset-fashion-mnist";
  private static final Path DATA = Path.of("usr", "share", "datasets", "fashion-mnist");

  /** What apt-get says if the lists of packages are missing, or too old. */
  private static final Pattern LISTS_MISSING =
      Pattern.compile(
          "Unable to locate package|no (installation )?candidate|Can't find a source|404 +Not Found");

  @Override
  public String name() {
    return "Debian package " + PACKAGE;
  }

  @Override
  public void fetch(List<FashionMnistFile> files, VerifiedCache cache) {
    try (var scratch = new ScratchDirectory()) {
      Path directory = scratch.path();
      download(directory);
      String packageFile = packageFile(directory).toString();
      command(directory, dpkgDeb, "-x", packageFile, "unpacked").run().orThrow();
      Path data = directory.resolve("unpacked").resolve(DATA);
      for (FashionMnistFile file : files) {
        Path unpacked = data.resolve(file.gzipName());
        String origin = file.gzipName();
        if (!Files.isRegularFile(unpacked)) {
          throw DataException.in(origin, "file", "not in the package");
        }
        cache.store(file, origin, newFile -> Files.copy(unpacked, newFile));
      }
    } catch (IOException e) {
      throw DataException.in("temporary directory", "unpacking", e);
    }
  }

  private void download(Path directory) throws IOException {
    if (root) {
      letAptWrite(directory);
    }
    ExternalCommand download = apt(directory, "download", PACKAGE);
    ExternalCommand.Outcome outcome = download.run();
    if (LISTS_MISSING.matcher(outcome.explanation()).find()) {
      if (!root) {
        throw new DataException(outcome.explanation())
            .advising("are the lists of packages missing? Root fetches them by apt-get update");
      }
      apt(directory, "update").run().orThrow();
      outcome = download.run();
    }
    outcome.orThrow();
  }

  /** Started by root, apt-get downloads as the user _apt, who has to get into the directory. */
  private static void letAptWrite(Path directory) {
    try {
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(directory, users.lookupPrincipalByName("_apt"));
    } catch (IOException e) {
      // Without such a user, or the right, apt-get downloads as root, which does as well.
    }
  }

  private ExternalCommand apt(Path directory, String... arguments) {
    var words = new ArrayList<String>();
    words.add(aptGet);
    // Where there is no network, it should not take minutes to find out.
    words.addAll(List.of("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"));
    words.addAll(List.of(arguments));
    return command(directory, words.toArray(String[]::new));
  }

  private ExternalCommand command(Path directory, String... words) {
    return new ExternalCommand(List.of(words), directory, timeout);
  }

  /** The one package in the directory; its name has a version in it. */
  private static Path packageFile(Path directory) throws IOException {
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(directory, "*.deb")) {
      for (Path file : packages) {
        return file;
      }
    }
    throw new DataException("apt-get download: left no package behind");
  }
}
