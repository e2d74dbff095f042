package backstitch.examples.exercise;

import backstitch.examples.exercise.SweepRun.Place;
import backstitch.examples.exercise.SweepRun.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a sweep found, for people and for programs. */
public final class SweepTable {
  private static final String LEFT = "%13s  %5s  %6s  %5s  ";
  private static final String RIGHT = "%-16s  %-16s  %5s";

  private SweepTable() {}

  /** The runs of one setting. */
  private record Row(Setting setting, List<SweepRun> runs) {
    Optional<SweepRun> diverged() {
      return runs.stream().filter(run -> run.diverged().isPresent()).findFirst();
    }

    MeanAndSpread over(ToDoubleFunction<SweepRun> value) {
      return MeanAndSpread.of(runs.stream().mapToDouble(value).toArray());
    }

    /** What diverged comes last. */
    double rank() {
      return diverged().isPresent() ? Double.NEGATIVE_INFINITY : over(SweepRun::test).mean();
    }

    String text() {
      String left = line(LEFT, setting.rate(), setting.batchSize(), setting.epochs(), runs.size());
      return left + diverged().map(Row::where).orElseGet(this::measured);
    }

    private static String where(SweepRun run) {
      Place place = run.diverged().orElseThrow();
      String where = "diverged at epoch %d, step %d (seed %d)";
      return line(where, place.epoch(), place.step(), run.seed());
    }

    private String measured() {
      String seconds = line("%.1f", over(SweepRun::seconds).mean());
      String test = over(SweepRun::test).text(4);
      return line(RIGHT, test, over(SweepRun::train).text(4), seconds);
    }
  }

  /**
   * {@return a table with a line for each setting, the best test accuracy first}
   *
   * @param runs in any order
   */
  public static List<String> lines(List<SweepRun> runs) {
    Map<Setting, List<SweepRun>> bySetting = new LinkedHashMap<>();
    for (SweepRun run : runs) {
      bySetting.computeIfAbsent(run.setting(), setting -> new ArrayList<>()).add(run);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        line(LEFT, "learning rate", "batch", "epochs", "seeds")
            + line(RIGHT, "test acc", "train acc", "s/run"));
    bySetting.entrySet().stream()
        .map(entry -> new Row(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Row::rank).reversed())
        .map(Row::text)
        .forEach(lines::add);
    return lines;
  }

  /**
   * {@return a table as RFC 4180 describes it, with a row for each run} What a run has not is
   * empty.
   *
   * @param runs in the order of the rows
   */
  public static String csv(List<SweepRun> runs) {
    StringBuilder csv = new StringBuilder();
    csv.append("learning_rate,batch_size,epochs,seed,test_accuracy,train_accuracy,seconds,");
    csv.append("diverged_epoch,diverged_step\r\n");
    for (SweepRun run : runs) {
      Setting setting = run.setting();
      csv.append(setting.rate() + "," + setting.batchSize() + "," + setting.epochs() + ",");
      csv.append(run.seed() + "," + number("%.6f", run.test()) + ",");
      csv.append(number("%.6f", run.train()) + "," + number("%.3f", run.seconds()) + ",");
      csv.append(run.diverged().map(at -> at.epoch() + "," + at.step()).orElse(","));
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : line(format, value);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
