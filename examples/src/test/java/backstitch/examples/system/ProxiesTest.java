package backstitch.examples.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private final Properties properties = new Properties();

  private String host() {
    return properties.getProperty("http.proxyHost")
        + ":"
        + properties.getProperty("http.proxyPort");
  }

  @ParameterizedTest
  @CsvSource({
    "http_proxy, http://proxy.example:3128,            proxy.example:3128",
    "HTTP_PROXY, http://proxy.example:3128/,           proxy.example:3128",
    "all_proxy,  proxy.example:3128,                   proxy.example:3128",
    "ALL_PROXY,  http://proxy.example,                 proxy.example:80",
    "http_proxy, http://user:word@proxy.example:3128,  proxy.example:3128",
    "http_proxy, http://[::1]:3128,                    [::1]:3128",
  })
  void variableNamesTheProxy(String variable, String value, String proxy) {
    Proxies.adopt(Map.of(variable, value), properties);
    assertThat(host()).isEqualTo(proxy);
  }

  @Test
  void javasOwnPropertyGoesFirst() {
    properties.setProperty("http.proxyHost", "own.example");
    Proxies.adopt(Map.of("http_proxy", "http://proxy.example:1"), properties);
    assertThat(properties).containsOnly(Map.entry("http.proxyHost", "own.example"));
  }

  @Test
  void emptyVariableNamesNone() {
    Proxies.adopt(Map.of("http_proxy", " ", "no_proxy", "*"), properties);
    assertThat(properties).isEmpty();
  }

  @Test
  void exceptionsAreHostsAndDomains() {
    Proxies.adopt(
        Map.of("http_proxy", "a:1", "NO_PROXY", ".b.example, *.c.example d:8080"), properties);
    assertThat(properties.getProperty("http.nonProxyHosts"))
        .isEqualTo(
            "localhost|*.localhost|127.*|*.127.*|b.example|*.b.example|c.example|*.c.example|d|*.d");
  }

  @Test
  void socksProxyIsOneOfJavas() {
    Proxies.adopt(Map.of("all_proxy", "socks5h://proxy.example"), properties);
    assertThat(properties.getProperty("socksProxyHost")).isEqualTo("proxy.example");
    assertThat(properties.getProperty("socksProxyPort")).isEqualTo("1080");
  }

  @Test
  void valueThatIsNoAddressIsRefusedUnsaid() {
    for (String value : new String[] {"http://", "http://user:secret@", "a b", "http:///x"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Proxies.adopt(Map.of("http_proxy", value), properties))
          .withMessage("http_proxy: expected the form http://HOST:PORT");
    }
  }
}
