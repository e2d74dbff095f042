package backstitch.examples.report;

import backstitch.examples.cli.TrainingListener;
import backstitch.examples.data.FashionMnist;
import backstitch.nn.ModelHash;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page about a run: it listens to the training, and tests the trained network once more. */
public final class Report implements TrainingListener {
  private final ReportFile file;
  private final Setup setup;
  private final FashionMnist data;
  private final UPlot plots = UPlot.load(); // if it is missing, training need not begin
  private Steps steps = new Steps(1);
  private Epochs epochs = new Epochs(1);
  private String page = "";

  /**
   * Creates a report.
   *
   * @param file where {@link #write} will put the page
   * @param setup what is run
   * @param data the images
   */
  public Report(Path file, Setup setup, FashionMnist data) {
    this.file = new ReportFile(file);
    this.setup = setup;
    this.data = data;
  }

  @Override
  public void started(Sequential net, int epochs, int steps) {
    this.steps = new Steps((long) epochs * steps);
    this.epochs = new Epochs(epochs);
  }

  @Override
  public void stepped(int epoch, int step, double loss, double accuracy) {
    steps.add(loss, accuracy);
  }

  @Override
  public void epochEnded(int epoch, double loss, double train, double test) {
    epochs.add(epoch, loss, train, test);
  }

  @Override
  public void ended(Sequential net) {
    TestResult test = TestResult.of(net, data.test());
    Template template = Template.named("page.html");
    template.set("style", new Html(plots.style() + "\n" + style()));
    template.set("plots", plots.script());
    template.set("script", Html.script(Template.resource("page.js")));
    template.set("heading", setup.heading());
    template.set("train-images", Figures.count(data.train().size()));
    template.set("test-images", Figures.count(data.test().size()));
    template.set("test-accuracy", epochs.last().test());
    template.set("train-accuracy", epochs.last().train());
    template.set("loss", epochs.last().loss());
    template.set("mistaken", Figures.count(test.confusion().mistakes()));
    template.set("step-table", steps.table().html());
    template.set("step-meaning", steps.meaning());
    template.set("loss-in-words", steps.lossInWords());
    template.set("accuracy-in-words", steps.accuracyInWords());
    template.set("epoch-table", epochs.table().html());
    template.set("epochs-in-words", epochs.inWords());
    template.set("epoch-table-open", epochs.areFew() ? "open" : "");
    template.set("confusion", ClassTables.confusion(test.confusion()));
    template.set("classes", ClassTables.precisionAndRecall(test.confusion()));
    template.set("mistakes", test.mistakes().section());
    template.set("weights", Weights.section(net));
    template.set("settings", setup.settings().html());
    template.set("engine", setup.engine().html());
    template.set("hash", ModelHash.of(net.parameters()));
    template.set("command", setup.command());
    page = template.filled().markup();
  }

  private static String style() {
    return Stream.of("page.css", "figures.css", "tables.css")
        .map(Template::resource)
        .collect(Collectors.joining("\n"));
  }

  /**
   * Writes the page, after the end of the training.
   *
   * @throws IllegalStateException if that fails; the message says why
   */
  public void write() {
    file.write(page);
  }
}
