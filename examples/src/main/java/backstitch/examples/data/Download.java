package backstitch.examples.data;

import backstitch.examples.system.SignOfLife;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The download over HTTP, from {@code base} and the names of the files behind it. */
record Download(URI base, Patience patience) implements FashionMnistSearch.Source {
  /** The address that the authors' README gives. */
  static final URI OFFICIAL =
      URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

  private static final int MOST_BYTES = 100_000_000; // the largest file has a quarter of it

  /** How long to wait for a connection, for the next bytes, and for a whole file. */
  record Patience(Duration connect, Duration idle, Duration overall) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMinutes(15));
  }

  @Override
  public String name() {
    return "download from " + base + proxy().map(" through the proxy "::concat).orElse("");
  }

  private Optional<String> proxy() {
    return ProxySelector.getDefault().select(base).stream()
        .flatMap(proxy -> Stream.ofNullable((InetSocketAddress) proxy.address()))
        .map(address -> address.getHostString() + ":" + address.getPort())
        .findFirst();
  }

  @Override
  public Path fetch(FashionMnistFile file, Path scratch) throws IOException {
    String name = file.gzipName();
    Path target = scratch.resolve(name);
    long deadline = System.nanoTime() + patience.overall().toNanos();
    long size = 0;
    HttpURLConnection connection = answer(name);
    long length = connection.getContentLengthLong();
    try (var out = Files.newOutputStream(target);
        var sign = new SignOfLife(name, length)) {
      byte[] chunk = new byte[1 << 16];
      for (int n = 0; n >= 0; n = read(connection, chunk, name)) {
        out.write(chunk, 0, n);
        size += n;
        sign.at(size);
        String most = "at most " + MOST_BYTES + " bytes";
        DataException.require(size <= MOST_BYTES, name, "content", most, "more");
        if (System.nanoTime() > deadline) {
          String problem = "not done within " + seconds(patience.overall()) + ", given up";
          throw DataException.in(name, "connection", problem);
        }
      }
    } finally {
      connection.disconnect();
    }
    boolean whole = length < 0 || size == length;
    DataException.require(whole, name, "connection", length + " bytes", "its end after " + size);
    return target;
  }

  /** The answer of the server: its head has come, its body not yet. */
  private HttpURLConnection answer(String name) {
    try {
      var connection = (HttpURLConnection) base.resolve(name).toURL().openConnection();
      connection.setConnectTimeout((int) patience.connect().toMillis());
      connection.setReadTimeout((int) patience.idle().toMillis());
      int status = connection.getResponseCode();
      DataException.require(status == 200, name, "status", "200", status);
      return connection;
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  private int read(HttpURLConnection connection, byte[] chunk, String name) {
    try {
      return connection.getInputStream().read(chunk);
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  private DataException failure(String name, IOException e) {
    String problem = e.getClass().getSimpleName() + ", " + e.getMessage();
    if (e instanceof SocketTimeoutException && problem.contains("Read")) {
      problem = "no data for " + seconds(patience.idle()) + ", given up";
      return DataException.in(name, "connection", problem);
    } else if (e instanceof SocketTimeoutException) {
      problem = "not established within " + seconds(patience.connect());
    } else if (e instanceof UnknownHostException) {
      problem = "a name cannot be resolved: " + e.getMessage();
    } else if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      problem = "cannot be established, refused or no way there";
    } else {
      return DataException.in(name, "connection", problem);
    }
    String advice = "is there a network? Behind a proxy, set http_proxy";
    DataException failure = DataException.in(name, "connection", problem);
    return proxy().isEmpty() ? failure.advise(advice) : failure;
  }

  /** As in {@code 0.5 s}. */
  static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
