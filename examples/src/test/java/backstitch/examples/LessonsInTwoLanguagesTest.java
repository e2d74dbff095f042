package backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lesson says the same in English and in Korean. */
class LessonsInTwoLanguagesTest {
  private static final Path LESSONS = Path.of("..", "docs", "lessons");
  private static final Pattern BLOCK =
      Pattern.compile("^```\\w*\\n.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^(#+) ", Pattern.MULTILINE);
  private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(([^)\\s]+)\\)");
  private static final Pattern EPOCHS = Pattern.compile("(epoch \\d, .*\\n){5}");

  @ParameterizedTest
  @MethodSource("lessons")
  void headingsAreEqualInNumberAndLevel(String lesson) throws Exception {
    List<String> levels = all(HEADING, prose(english(lesson)), 1);
    assertThat(levels).isNotEmpty();
    assertThat(all(HEADING, prose(korean(lesson)), 1)).isEqualTo(levels);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void blocksAreTheSame(String lesson) throws Exception {
    List<String> blocks = all(BLOCK, english(lesson), 0);
    assertThat(blocks).isNotEmpty();
    assertThat(all(BLOCK, korean(lesson), 0)).isEqualTo(blocks);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void picturesAreTheSameAndSmallAndHaveTextsInBoth(String lesson) throws Exception {
    List<String> pictures = all(PICTURE, english(lesson), 2);
    assertThat(all(PICTURE, korean(lesson), 2)).isEqualTo(pictures);
    assertThat(all(PICTURE, english(lesson) + korean(lesson), 1)).noneMatch(String::isBlank);
    for (String picture : pictures) {
      assertThat(Files.size(LESSONS.resolve(picture))).as(picture).isLessThan(60_000);
    }
  }

  @Test
  void softmaxRegressionPrintsWhatTheReadmeSays() throws Exception {
    List<String> readme = all(EPOCHS, Files.readString(Path.of("..", "README.md")), 0);
    assertThat(readme).hasSize(1);
    assertThat(all(EPOCHS, english("softmax-regression"), 0)).isEqualTo(readme);
  }

  private static String english(String lesson) throws Exception {
    return Files.readString(LESSONS.resolve(lesson + ".md"));
  }

  private static String korean(String lesson) throws Exception {
    return Files.readString(LESSONS.resolve(lesson + ".ko.md"));
  }

  private static String prose(String page) {
    return BLOCK.matcher(page).replaceAll("");
  }

  private static List<String> all(Pattern pattern, String page, int group) {
    List<MatchResult> matches = pattern.matcher(page).results().toList();
    return matches.stream().map(match -> match.group(group)).toList();
  }

  static Stream<String> lessons() throws Exception {
    try (Stream<Path> files = Files.list(LESSONS)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.stream()
          .filter(name -> name.endsWith(".md") && !name.endsWith(".ko.md"))
          .map(name -> name.replaceFirst("\\.md$", ""));
    }
  }
}
