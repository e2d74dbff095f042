package backstitch.examples.data;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * The download over HTTP.
 *
 * @param base the address that the names of the files are resolved against
 * @param patience how long to wait for what
 */
record Download(URI base, Patience patience) implements DataSource {
  /** The address that the authors' README gives. */
  static final URI OFFICIAL =
      URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

  /**
   * How long to wait.
   *
   * @param connect for the connection
   * @param idle for the next bytes
   * @param overall for a whole file
   */
  record Patience(Duration connect, Duration idle, Duration overall) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMinutes(15));
  }

  @Override
  public String name() {
    return "download from " + base;
  }

  @Override
  public void fetch(List<FashionMnistFile> files, VerifiedCache cache) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connect())
            .build();
    for (FashionMnistFile file : files) {
      String name = file.gzipName();
      cache.store(file, name, newFile -> transfer(client, name, newFile));
    }
  }

  private void transfer(HttpClient client, String name, Path newFile) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(name)).build();
    try (var out = Files.newOutputStream(newFile, CREATE_NEW);
        var watch = new TransferWatch(name, patience)) {
      int status = watch.await(client.sendAsync(request, intoStream(out, watch))).statusCode();
      if (status != 200) {
        throw DataException.in(name, "status", "expected 200, found " + status);
      }
    } catch (ExecutionException e) {
      throw DataException.in(name, "connection", reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataException.in(name, "connection", "interrupted");
    }
  }

  /** Writes the body as it comes. (The JDK's own way into a file loses bytes before Java 20.) */
  private static BodyHandler<Void> intoStream(OutputStream out, TransferWatch watch) {
    return head -> {
      if (head.statusCode() != 200) {
        return BodySubscribers.discarding();
      }
      head.headers().firstValueAsLong("content-length").ifPresent(watch::expect);
      return BodySubscribers.ofByteArrayConsumer(
          next ->
              next.ifPresent(
                  bytes -> {
                    try {
                      out.write(bytes);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                    watch.arrived(bytes.length);
                  }));
    };
  }

  /** The first of the nested causes that a person can make something of. */
  private String reason(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof HttpConnectTimeoutException) {
        return "not established within " + TransferWatch.seconds(patience.connect());
      }
      if (e instanceof UnresolvedAddressException) {
        return "the name " + base.getHost() + " cannot be resolved (is there a network?)";
      }
      innermost = e;
    }
    if (failure.getCause() instanceof ConnectException) {
      return "cannot be established (refused, or no way there)";
    }
    return innermost.getClass().getSimpleName() + ", " + innermost.getMessage();
  }
}
