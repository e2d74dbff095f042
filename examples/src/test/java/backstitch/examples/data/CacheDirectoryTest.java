package backstitch.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

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
      assertThat(CacheDirectory.locate(environment, osName, HOME.toString())).contains(OTHER);
    }
  }

  @Test
  void relativeXdgCacheHomeIsIgnoredAsItsSpecificationDemands() {
    for (String value : new String[] {"", "cache", "./cache"}) {
      Map<String, String> environment = Map.of("XDG_CACHE_HOME", value);
      assertThat(CacheDirectory.locate(environment, "Linux", HOME.toString()))
          .contains(HOME.resolve(".cache"));
    }
  }

  @Test
  void homeVariableGoesBeforeThePasswordFile() {
    Map<String, String> environment = Map.of("HOME", OTHER.toString());
    assertThat(CacheDirectory.locate(environment, "Linux", HOME.toString()))
        .contains(OTHER.resolve(".cache"));
    assertThat(CacheDirectory.locate(environment, "Windows 11", HOME.toString()))
        .contains(HOME.resolve("AppData/Local"));
  }

  @Test
  void eachSystemHasItsCustom() {
    String home = HOME.toString();
    assertThat(CacheDirectory.locate(Map.of(), "Linux", home)).contains(HOME.resolve(".cache"));
    assertThat(CacheDirectory.locate(Map.of(), "Mac OS X", home))
        .contains(HOME.resolve("Library/Caches"));
    assertThat(CacheDirectory.locate(Map.of(), "Windows 10", home))
        .contains(HOME.resolve("AppData/Local"));
    assertThat(CacheDirectory.locate(Map.of("LOCALAPPDATA", OTHER.toString()), "Windows 10", home))
        .contains(OTHER);
  }

  @Test
  void withoutHomeThereIsNone() {
    assertThat(CacheDirectory.locate(Map.of(), "Linux", "?")).isEmpty();
    assertThat(CacheDirectory.locate(Map.of("HOME", "\0"), "Linux", "")).isEmpty();
  }
}
