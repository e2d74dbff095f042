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
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The download over HTTP, from {@code base} followed by the name of the file. */
record Download(URI base, Patience patience) implements FashionMnistSearch.Source {
  /** The address that the README of the authors gives. */
  static final URI OFFICIAL =
      URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

  private static final int MOST_BYTES = 100_000_000; // four times the size of the largest file

  /** How long to wait for a connection, for the next bytes, and for a whole file. */
  record Patience(Duration connect, Duration idle, Duration overall) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMinutes(15));
  }

  @Override
  public String name() {
    return "download from " + base + (proxy().isEmpty() ? "" : " through the proxy " + proxy());
  }

  /** The proxy as HOST:PORT, or empty if there is none. */
  private String proxy() {
    var proxy = ProxySelector.getDefault().select(base).get(0).address();
    return proxy instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "";
  }

  @Override
  public Path fetch(FashionMnistFile file, Path scratch) throws IOException {
    String name = file.gzipName();
    Path target = scratch.resolve(name);
    long deadline = System.nanoTime() + patience.overall().toNanos();
    long size = 0;
    HttpURLConnection connection = answer(base.resolve(name).toURL(), name);
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
        boolean late = System.nanoTime() > deadline;
        String whole = "the whole file within " + seconds(patience.overall());
        DataException.require(!late, name, "connection", whole, size + " bytes");
      }
    } finally {
      connection.disconnect();
    }
    boolean ok = length < 0 || size == length;
    DataException.require(ok, name, "connection", length + " bytes", "its end after " + size);
    return target;
  }

  /** The server's answer, whose headers have arrived, but not its body. */
  private HttpURLConnection answer(URL address, String name) {
    try {
      var connection = (HttpURLConnection) address.openConnection();
      connection.setConnectTimeout((int) patience.connect().toMillis());
      connection.setReadTimeout((int) patience.idle().toMillis());
      int status = connection.getResponseCode();
      String target = connection.getHeaderField("Location");
      boolean http = address.getProtocol().equals("http");
      // Java follows other redirects itself, but not from http to https.
      if (http && status / 100 == 3 && target != null && target.startsWith("https:")) {
        return answer(new URL(target), name);
      }
      DataException.require(status == 200, name, "status", "200", status);
      return connection;
    } catch (IOException e) {
      String advice = "is there a network? Behind a proxy, set http_proxy";
      throw proxy().isEmpty() ? failure(name, e).advise(advice) : failure(name, e);
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
    } else if (e instanceof SocketTimeoutException) {
      problem = "not established within " + seconds(patience.connect());
    } else if (e instanceof UnknownHostException) {
      problem = "a name cannot be resolved: " + e.getMessage();
    } else if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      problem = "cannot be established, refused or no way there";
    }
    return DataException.in(name, "connection", problem);
  }

  /** As in {@code 0.5 s}. */
  static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
