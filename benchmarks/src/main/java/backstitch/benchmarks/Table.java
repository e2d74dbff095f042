package backstitch.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One question's table in Markdown: a row for each input and number of threads. A peer's cell is
 * its time and the {@link Ratios} of that to ours.
 */
final class Table {
  private final Question question;
  private final Family ours;
  private final List<Family> peers;

  /** By threads, then by peer: for the geometric means. */
  private final Map<Integer, Map<Family, List<Ratios>>> ratios = new LinkedHashMap<>();

  Table(Question question, Family ours, List<Family> peers) {
    this.question = question;
    this.ours = ours;
    this.peers = peers;
  }

  List<String> head() {
    StringBuilder names =
        new StringBuilder("| input | threads | " + ours.title() + " | rate | allocated |");
    StringBuilder rule = new StringBuilder("|---|---|---|---|---|");
    for (Family peer : peers) {
      names.append(' ').append(peer.title()).append(" |");
      rule.append("---|");
    }
    return List.of(names.toString(), rule.toString());
  }

  /** {@return a row, of samples in the order of the alternations} */
  String row(String input, int threads, Map<Family, List<Sample>> samples) {
    List<Sample> our = samples.getOrDefault(ours, List.of());
    List<String> cells = new ArrayList<>(List.of(input, Integer.toString(threads)));
    double time = Ratios.medianTime(our);
    cells.add(Format.time(time));
    cells.add(question.rate(input, time));
    double bytes = Ratios.median(our.stream().map(Sample::bytes).sorted().toList());
    cells.add(bytes == 0 ? "" : Format.bytes(bytes));
    for (Family peer : peers) {
      List<Sample> their = samples.getOrDefault(peer, List.of());
      Ratios ratio = Ratios.of(their, our);
      cells.add(Format.time(Ratios.medianTime(their)) + ": " + ratio);
      ratios
          .computeIfAbsent(threads, t -> new LinkedHashMap<>())
          .computeIfAbsent(peer, p -> new ArrayList<>())
          .add(ratio);
    }
    return line(cells);
  }

  /** {@return rows with the geometric means over the inputs} */
  List<String> means() {
    List<String> rows = new ArrayList<>();
    ratios.forEach(
        (threads, byPeer) -> {
          List<String> cells = new ArrayList<>(List.of("geometric mean", "" + threads, "", "", ""));
          for (Family peer : peers) {
            cells.add(Format.ratio(Ratios.geometricMean(byPeer.getOrDefault(peer, List.of()))));
          }
          rows.add(line(cells));
        });
    return rows;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
