package backstitch.examples.cli;

import backstitch.nn.Checkpoint;
import backstitch.nn.Sequential;
import java.nio.file.Path;
import java.util.Map;

/** Keeps the trained network in a file. */
final class SavedModel implements TrainingListener {
  private final Path file;
  private final Map<String, String> metadata;

  SavedModel(Path file, Map<String, String> metadata) {
    this.file = file;
    this.metadata = metadata;
  }

  @Override
  public void ended(Sequential net) {
    Checkpoint.of(net.parameters(), metadata).write(file);
  }
}
