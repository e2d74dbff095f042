package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadTest {
  private static final Download.Patience PATIENCE =
      new Download.Patience(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private static final String NETWORK = " (is there a network? Behind a proxy, set http_proxy)";

  @TempDir Path directory;
  private Path cache;
  private HttpServer server;
  private ExecutorService threads;
  private final CountDownLatch testOver = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeEach
  void startServer() throws IOException {
    cache = directory.resolve("caches").resolve("fashion-mnist");
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() {
    testOver.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private URI base() {
    String host = server.getAddress().getAddress().getHostAddress();
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/data/");
  }

  private void fetch(Download.Patience patience) throws IOException {
    SmallFashionMnist.fetch(new Download(base(), patience), cache);
  }

  /** Answers every request for a file; the path of the request is checked by being served. */
  private void serveAll() {
    for (FashionMnistFile file : FashionMnistFile.values()) {
      serve(file, gzip(SmallFashionMnist.bytes(file)));
    }
  }

  private void serve(FashionMnistFile file, byte[] content) {
    server.createContext(
        "/data/" + file.gzipName(),
        exchange -> {
          requests.incrementAndGet();
          answer(exchange, 200, content);
        });
  }

  private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private void assertRefused(Download.Patience patience, String message) throws IOException {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(patience))
        .withMessage(message);
    assertNothingLeftBehind();
  }

  private void assertNothingLeftBehind() throws IOException {
    try (var files = Files.list(cache)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void allFilesArriveUnderTheirNames() throws IOException {
    serveAll();
    fetch(PATIENCE);
    for (FashionMnistFile file : FashionMnistFile.values()) {
      assertThat(cache.resolve(file.gzipName()))
          .hasBinaryContent(gzip(SmallFashionMnist.bytes(file)));
    }
    try (var files = Files.list(cache)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void redirectionIsFollowed() throws IOException {
    serveAll();
    server.removeContext("/data/train-images-idx3-ubyte.gz");
    server.createContext(
        "/data/train-images-idx3-ubyte.gz",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answer(exchange, 302, new byte[] {1});
        });
    byte[] images = gzip(SmallFashionMnist.bytes(FashionMnistFile.TRAIN_IMAGES));
    server.createContext("/elsewhere", exchange -> answer(exchange, 200, images));
    fetch(PATIENCE);
    assertThat(cache.resolve("train-images-idx3-ubyte.gz")).hasBinaryContent(images);
  }

  @Test
  void redirectionToHttpsIsFollowed() throws Exception {
    try (var secure = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Integer> firstByte =
          threads.submit(
              () -> {
                try (Socket client = secure.accept()) {
                  return client.getInputStream().read();
                }
              });
      String host = secure.getInetAddress().getHostAddress();
      server.createContext(
          "/data/",
          exchange -> {
            exchange
                .getResponseHeaders()
                .add("Location", "https://" + host + ":" + secure.getLocalPort() + "/");
            answer(exchange, 301, new byte[] {1});
          });
      // The server knows no TLS: it takes the first byte of a handshake, and goes.
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> fetch(PATIENCE))
          .withMessageStartingWith("train-images-idx3-ubyte.gz: connection: ");
      assertThat(firstByte.get(10, TimeUnit.SECONDS)).isEqualTo(22);
    }
    assertNothingLeftBehind();
  }

  @Test
  void wrongChecksumIsRefused() throws IOException {
    byte[] content = SmallFashionMnist.images(3);
    content[100] ^= 1;
    serve(FashionMnistFile.TRAIN_IMAGES, gzip(content));
    assertRefused(
        PATIENCE,
        "train-images-idx3-ubyte.gz: SHA-256 of the content: expected "
            + "26c0cd51008537a514ab60e859f05acb7243b57bb3c24711b9e7dd6c0f8713d7, found "
            + "e528019e206925b35084cc00c30f20250677e0bc29e187302c4633e9fbf7728f");
  }

  @Test
  void pageOfAProxyIsRefusedForWhatItIs() throws IOException {
    serve(FashionMnistFile.TRAIN_IMAGES, "<html>Please log in</html>".getBytes(UTF_8));
    assertRefused(
        PATIENCE,
        "train-images-idx3-ubyte.gz: content:"
            + " expected IDX data, found what looks like an HTML page");
  }

  @Test
  void absenceOnTheServerIsRefused() throws IOException {
    assertRefused(PATIENCE, "train-images-idx3-ubyte.gz: status: expected 200, found 404");
  }

  @Test
  void filesBeforeTheOneThatFailsAreKept() {
    serve(
        FashionMnistFile.TRAIN_IMAGES,
        gzip(SmallFashionMnist.bytes(FashionMnistFile.TRAIN_IMAGES)));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(PATIENCE))
        .withMessage("train-labels-idx1-ubyte.gz: status: expected 200, found 404");
    assertThat(new FashionMnistFolder(cache, Optional.empty()).missing())
        .doesNotContain(FashionMnistFile.TRAIN_IMAGES)
        .hasSize(3);
  }

  @Test
  void answerCutShortIsRefused() throws IOException {
    server.createContext(
        "/data/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.close();
        });
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(PATIENCE))
        .withMessageStartingWith("train-images-idx3-ubyte.gz: connection: ");
    assertNothingLeftBehind();
  }

  @Test
  void fileCutShortOnTheServerIsRefused() throws IOException {
    byte[] content = gzip(SmallFashionMnist.images(3));
    byte[] half = Arrays.copyOf(content, content.length / 2);
    serve(FashionMnistFile.TRAIN_IMAGES, half);
    assertRefused(
        PATIENCE,
        "train-images-idx3-ubyte.gz: gzip data: expected more bytes, found the end of the file");
  }

  private void stallAfter(int bytes) {
    server.createContext(
        "/data/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[bytes]);
          exchange.getResponseBody().flush();
          awaitEndOfTest();
          exchange.close();
        });
  }

  private void awaitEndOfTest() {
    try {
      testOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void stalledConnectionIsGivenUp() throws IOException {
    stallAfter(10);
    var patience =
        new Download.Patience(
            Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofSeconds(30));
    assertRefused(patience, "train-images-idx3-ubyte.gz: connection: no data for 0.5 s, given up");
  }

  @Test
  void serverThatNeverAnswersIsGivenUp() throws IOException {
    server.createContext("/data/", exchange -> awaitEndOfTest());
    var patience =
        new Download.Patience(
            Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofSeconds(30));
    assertRefused(
        patience, "train-images-idx3-ubyte.gz: connection: no data for 0.5 s, given up" + NETWORK);
  }

  @Test
  void trickleIsGivenUpInTheEnd() throws IOException {
    server.createContext(
        "/data/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (exchange) {
            while (!testOver.await(20, TimeUnit.MILLISECONDS)) {
              exchange.getResponseBody().write(0);
              exchange.getResponseBody().flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var patience =
        new Download.Patience(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(1));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fetch(patience))
        .withMessageMatching(
            "train-images-idx3-ubyte.gz: connection:"
                + " expected the whole file within 1.0 s, found [1-9][0-9]* bytes");
    assertNothingLeftBehind();
  }

  @Test
  void endlessAnswerIsLeft() throws IOException {
    server.createContext(
        "/data/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] some = new byte[1 << 20];
          try (exchange) {
            while (testOver.getCount() > 0) {
              exchange.getResponseBody().write(some);
            }
          }
        });
    assertRefused(
        PATIENCE,
        "train-images-idx3-ubyte.gz: content: expected at most 100000000 bytes, found more");
  }

  @Test
  void serverThatIsNotThereIsNamed() throws IOException {
    server.stop(0);
    assertRefused(
        PATIENCE,
        "train-images-idx3-ubyte.gz: connection: cannot be established, refused or no way there"
            + NETWORK);
  }

  @Test
  void hostThatDoesNotAnswerIsGivenUpSoon() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    var clients = new ArrayList<Socket>();
    try (var full = new ServerSocket(0, 1, here)) {
      // A queue of connections nobody accepts; once it is full, further ones get no answer.
      boolean answers = true;
      for (int i = 0; i < 10 && answers; i++) {
        var client = new Socket();
        clients.add(client);
        try {
          client.connect(full.getLocalSocketAddress(), 300);
        } catch (SocketTimeoutException e) {
          answers = false;
        }
      }
      assumeFalse(answers, "this system answers for a full queue");
      var base = URI.create("http://" + here.getHostAddress() + ":" + full.getLocalPort() + "/");
      var download =
          new Download(
              base,
              new Download.Patience(
                  Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(30)));
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> download.fetch(FashionMnistFile.TEST_LABELS, directory))
          .withMessage(
              "t10k-labels-idx1-ubyte.gz: connection: not established within 0.25 s" + NETWORK);
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  @Test
  void unknownHostIsNamed() {
    var download = new Download(URI.create("http://nowhere.invalid/"), PATIENCE);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> download.fetch(FashionMnistFile.TEST_LABELS, directory))
        .withMessage(
            "t10k-labels-idx1-ubyte.gz: connection: a name cannot be resolved: nowhere.invalid"
                + NETWORK);
  }

  @Test
  void manyMayFetchTheSameFilesAtOnce() throws Exception {
    serveAll();
    var search =
        new FashionMnistSearch(
            () -> new Cache(cache, SmallFashionMnist::sha256),
            directory.resolve("system"),
            List.of(new Download(base(), PATIENCE)));
    int count = 8;
    var barrier = new CyclicBarrier(count);
    var results = new ArrayList<Future<FashionMnist>>();
    for (int i = 0; i < count; i++) {
      results.add(
          threads.submit(
              () -> {
                barrier.await();
                return search.load();
              }));
    }
    for (Future<FashionMnist> result : results) {
      assertThat(SmallFashionMnist.sizes(result.get())).containsExactly(3, 2);
    }
    assertThat(requests).hasValue(4); // the other threads find what the first has fetched
    try (var files = Files.list(cache)) {
      assertThat(files).hasSize(4);
    }
  }
}
