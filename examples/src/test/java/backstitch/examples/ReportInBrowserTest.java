package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The report as Debian's Chromium shows it. */
class ReportInBrowserTest {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  /** Kept here, as its level would be collected with it: it warns of versions not used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  @TempDir static Path directory;
  private static ChromeDriver browser;
  private static Run run;
  private static String page;

  @BeforeAll
  static void trainAndStart() throws Exception {
    assumeTrue(
        CHROMIUM.canExecute() && DRIVER.canExecute(),
        "this test needs Debian's packages chromium and chromium-driver");
    SELENIUM.setLevel(Level.SEVERE);
    String data = "--data=" + SyntheticFolder.write(directory.resolve("data"), 600, 200);
    Path file = directory.resolve("report.html");
    page = file.toUri().toString();
    run =
        Run.of(
            new SoftmaxRegression(),
            data,
            "--report=" + file,
            "--batch-size=20",
            "--learning-rate=0.002",
            "--print-hash");
    assertThat(run.exitCode()).isZero();

    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments("--headless=new", "--no-sandbox", "--disable-background-networking");
    options.addArguments("--disable-dev-shm-usage", "--window-size=1100,900");
    options.setCapability("goog:loggingPrefs", logs);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void open() {
    emulate(1100, "light");
    browser.manage().logs().get(LogType.PERFORMANCE); // what was before, is gone with this
    browser.get(page);
  }

  private static void emulate(int width, String scheme) {
    emulate(width, scheme, "");
  }

  private static void emulate(int width, String scheme, String medium) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(feature)));
    browser.executeAsyncScript("const done = arguments[0]; setTimeout(done, 200)");
  }

  private static List<String> texts(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .map(element -> element.getAttribute("textContent").strip())
        .toList();
  }

  @Test
  void itsNumbersAreThePrintedOnes() {
    List<EpochLine> printed = EpochLine.parseAll(run.out().subList(0, 5));
    List<EpochLine> shown =
        browser.findElements(By.cssSelector("#epochs tbody tr")).stream()
            .map(row -> row.getText().split(" "))
            .map(
                c ->
                    "epoch "
                        + c[0]
                        + ", loss "
                        + c[1]
                        + ", train acc "
                        + c[2]
                        + ", test acc "
                        + c[3])
            .map(EpochLine::parse)
            .toList();
    assertThat(shown).isEqualTo(printed);
    assertThat(texts("#hash")).containsExactly(run.hash());
    EpochLine last = printed.get(4);
    assertThat(texts("dd").subList(0, 3).stream().map(Double::valueOf))
        .containsExactly(last.testAccuracy(), last.trainAccuracy(), last.loss());
    List<Integer> diagonal = texts("#confusion td.right").stream().map(Integer::valueOf).toList();
    assertThat(diagonal.stream().mapToInt(i -> i).sum() / 200.0).isEqualTo(last.testAccuracy());
    assertThat(texts("#confusion td").stream().mapToInt(Integer::parseInt).sum()).isEqualTo(200);
  }

  @Test
  void theConsoleHasNoErrorAndNothingIsRequested() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    assertThat(browser.executeScript("return performance.getEntriesByType('resource').length"))
        .isEqualTo(0L);
    List<String> requests =
        browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
            .map(LogEntry::getMessage)
            .filter(message -> message.contains("\"Network.requestWillBeSent\""))
            .filter(message -> !message.contains("\"url\":\"data:"))
            .toList();
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0)).contains("\"url\":\"" + page + "\"");
  }

  @Test
  void itsPolicyForbidsRequests() {
    Object refused =
        browser.executeAsyncScript(
            "const done = arguments[0];"
                + "document.addEventListener('securitypolicyviolation',"
                + " e => done(e.effectiveDirective), {once: true});"
                + "fetch('http://127.0.0.1:9/').catch(() => {});");
    assertThat(refused).isEqualTo("connect-src");
    browser.manage().logs().get(LogType.BROWSER); // the refusal is told there
  }

  @Test
  void threeChartsAreDrawn() {
    assertThat(browser.findElements(By.cssSelector(".chart canvas"))).hasSize(3);
    assertThat(distinctColours(0)).isGreaterThan(2);
  }

  /** How many colours a chart has. */
  private static long distinctColours(int chart) {
    return (long)
        browser.executeScript(
            "const c = document.querySelectorAll('.chart canvas')[arguments[0]];"
                + "const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "return new Set(new Uint32Array(p.buffer)).size",
            chart);
  }

  @Test
  void aChartShowsTheValuesUnderThePointer() {
    WebElement chart = browser.findElements(By.cssSelector(".chart")).get(0);
    String before = chart.findElement(By.cssSelector(".readout")).getText();
    assertThat(before).as("without a pointer: the last step").startsWith("step 150: loss ");
    new Actions(browser).moveToElement(chart.findElement(By.cssSelector(".u-over"))).perform();
    String[] shown = chart.findElement(By.cssSelector(".readout")).getText().split("[ :]+");
    int step = Integer.parseInt(shown[1]);
    assertThat(step).isBetween(70, 80);
    String row = texts("#steps tbody tr").get(step - 1);
    assertThat(row).startsWith(step + shown[3]);
  }

  @Test
  void atThreeHundredAndSixtyPixelsNothingIsWiderThanTheScreen() {
    for (boolean open : new boolean[] {false, true}) {
      emulate(360, "light");
      browser.get(page);
      browser.executeScript(
          "document.querySelectorAll('details').forEach(d => { d.open = arguments[0] })", open);
      assertThat((long) browser.executeScript("return document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(360);
    }
    // Narrowed while it is open, its charts become narrower too.
    emulate(1100, "light");
    browser.get(page);
    emulate(360, "light");
    List<WebElement> charts = browser.findElements(By.cssSelector(".chart canvas"));
    assertThat(charts).allMatch(canvas -> canvas.getSize().width <= 360);
  }

  @Test
  void itIsDarkWhereTheSystemIs() {
    String background = "return getComputedStyle(document.body).backgroundColor";
    String light = (String) browser.executeScript(background);
    String lines = chartAsText();
    emulate(1100, "dark");
    assertThat(browser.executeScript(background)).isNotEqualTo(light);
    assertThat(chartAsText()).as("the chart is drawn anew").isNotEqualTo(lines);
  }

  @Test
  void onPaperItIsLight() {
    emulate(1100, "dark", "print");
    assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  private static String chartAsText() {
    return (String)
        browser.executeScript("return document.querySelector('.chart canvas').toDataURL()");
  }
}
