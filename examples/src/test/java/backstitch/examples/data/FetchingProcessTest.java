package backstitch.examples.data;

import static backstitch.examples.data.SmallFashionMnist.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that fetch, while others do, and after others were killed. */
@Timeout(120)
class FetchingProcessTest {
  @TempDir Path directory;
  private Path cache;
  private File output;
  private HttpServer server;
  private ExecutorService threads;
  private final CountDownLatch arrival = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final List<String> requests = new ArrayList<>();

  @BeforeEach
  void startServer() throws IOException {
    cache = directory.resolve("cache");
    output = directory.resolve("output").toFile();
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answerWhenTold);
    server.start();
  }

  @AfterEach
  void stopServer() {
    answer.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answerWhenTold(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    synchronized (requests) {
      requests.add(path);
    }
    String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('-'));
    String constant = name.replace("t10k", "test").replaceAll("-idx\\d", "").replace('-', '_');
    byte[] content =
        gzip(SmallFashionMnist.bytes(FashionMnistFile.valueOf(constant.toUpperCase(Locale.ROOT))));
    try (exchange) {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, 10);
      exchange.getResponseBody().flush();
      arrival.countDown();
      answer.await();
      exchange.getResponseBody().write(content, 10, content.length - 10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private List<String> inCache() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertComplete(Process process) throws Exception {
    int exitCode = process.waitFor();
    assertThat(output).content().startsWith("Fashion-MNIST: download from ");
    assertThat(exitCode).isZero();
    assertThat(inCache()).hasSize(4).allMatch(name -> name.endsWith("ubyte.gz"));
  }

  @Test
  void whatKilledProcessLeavesIsSweptAwayByTheNext() throws Exception {
    Process killed = FetchingProcess.start(cache, address(), "", output);
    arrival.await();
    killed.destroyForcibly().waitFor();
    assertThat(inCache()).hasSize(2).allMatch(name -> name.startsWith("fetching-"));
    answer.countDown();
    assertComplete(FetchingProcess.start(cache, address(), "", output));
  }

  @Test
  void endedProcessLeavesNothingBehind() throws Exception {
    Process ended = FetchingProcess.start(cache, address(), "", output);
    arrival.await();
    assertThat(inCache()).hasSize(2);
    ended.destroy(); // as Ctrl-C does; on Windows it would kill
    ended.waitFor();
    assumeTrue(ended.supportsNormalTermination());
    assertThat(inCache()).isEmpty();
  }

  @Test
  void whatLivingProcessFetchesIsLeftAlone() throws Exception {
    Process living = FetchingProcess.start(cache, address(), "", output);
    arrival.await();
    List<String> before = inCache();
    new Cache(cache, SmallFashionMnist::sha256).sweep();
    assertThat(inCache()).isEqualTo(before).hasSize(2);
    answer.countDown();
    assertComplete(living);
  }

  @Test
  void manyProcessesMayFetchAtOnce() throws Exception {
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 4; i++) {
      processes.add(FetchingProcess.start(cache, address(), "", output));
    }
    arrival.await();
    Thread.sleep(500);
    answer.countDown();
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertComplete(processes.get(0));
  }

  @Test
  void proxyOfTheEnvironmentIsAsked() throws Exception {
    answer.countDown();
    URI nowhere = URI.create("http://nowhere.invalid/");
    String proxy = "127.0.0.1:" + server.getAddress().getPort();
    assertComplete(FetchingProcess.start(cache, nowhere, "http://" + proxy, output));
    assertThat(requests).contains("http://nowhere.invalid/t10k-labels-idx1-ubyte.gz");
    assertThat(output).content().contains(" through the proxy " + proxy + " into " + cache);
  }
}
