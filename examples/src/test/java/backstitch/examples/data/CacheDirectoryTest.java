package backstitch.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {
  // Absolute on Windows too, where "/home" is not.
  private static final Path ROOT = Path.of("").toAbsolutePath().getRoot();
  private static final Path HOME = ROOT.resolve("home");
  private static final Path OTHER = ROOT.resolve("other");

  @Test
  void xdgCacheHomeComesFirstEverywhere() {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", OTHER.toString());
    for (String osName : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
      assertThat(Cache.locate(environment, osName, HOME.toString())).isEqualTo(OTHER);
    }
  }

  @Test
  void relativeXdgCacheHomeIsIgnoredAsItsSpecificationDemands() {
    for (String value : new String[] {"", "cache", "./cache"}) {
      Map<String, String> environment = Map.of("XDG_CACHE_HOME", value);
      assertThat(Cache.locate(environment, "Linux", HOME.toString()))
          .isEqualTo(HOME.resolve(".cache"));
    }
  }

  @Test
  void homeVariableGoesBeforeThePasswordFile() {
    Map<String, String> environment = Map.of("HOME", OTHER.toString());
    assertThat(Cache.locate(environment, "Linux", HOME.toString()))
        .isEqualTo(OTHER.resolve(".cache"));
    assertThat(Cache.locate(environment, "Windows 11", HOME.toString()))
        .isEqualTo(HOME.resolve("AppData/Local"));
  }

  @Test
  void eachSystemHasItsCustom() {
    String home = HOME.toString();
    assertThat(Cache.locate(Map.of(), "Linux", home)).isEqualTo(HOME.resolve(".cache"));
    assertThat(Cache.locate(Map.of(), "Mac OS X", home)).isEqualTo(HOME.resolve("Library/Caches"));
    assertThat(Cache.locate(Map.of(), "Windows 10", home)).isEqualTo(HOME.resolve("AppData/Local"));
    assertThat(Cache.locate(Map.of("LOCALAPPDATA", OTHER.toString()), "Windows 10", home))
        .isEqualTo(OTHER);
  }

  @Test
  void withoutHomeThereIsNone() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Cache.locate(Map.of(), "Linux", "?"))
        .withMessage("no home directory known (set HOME or XDG_CACHE_HOME)");
  }

  @Test
  void nameThatIsNoPathIsRefusedByTheVariable() {
    for (String name : new String[] {"XDG_CACHE_HOME", "HOME"}) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> Cache.locate(Map.of(name, "/a\0b"), "Linux", HOME.toString()))
          .withMessageStartingWith(name + ": '/a?b' is not a path: Nul character not allowed (");
    }
  }
}
