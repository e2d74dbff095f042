package backstitch.examples.data;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A search for the made-up Fashion-MNIST in a process of its own. */
final class FetchingProcess {
  private FetchingProcess() {}

  /** Searches the cache, and then an address that may be at the far end of a proxy. */
  public static void main(String[] args) {
    Duration patience = Duration.ofSeconds(30);
    var download =
        new Download(URI.create(args[1]), new Download.Patience(patience, patience, patience));
    try {
      new FashionMnistSearch(
              () -> new Cache(Path.of(args[0]), SmallFashionMnist::sha256),
              Path.of("nowhere"),
              List.of(download))
          .load();
    } catch (DataException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Starts one; its output goes into a file. */
  static Process start(Path cache, URI address, String proxy, File output) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java, FetchingProcess.class.getName(), cache.toString(), address.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("http_proxy", proxy);
    return builder.redirectErrorStream(true).redirectOutput(output).start();
  }
}
