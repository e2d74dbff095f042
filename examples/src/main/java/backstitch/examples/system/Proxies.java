package backstitch.examples.system;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proxy that the environment names, where other programs look for it and Java does not. */
public final class Proxies {
  private Proxies() {}

  /**
   * Sets Java's own properties {@code http.proxyHost}, {@code http.proxyPort} and {@code
   * http.nonProxyHosts} by {@code http_proxy} or else {@code all_proxy}, and {@code no_proxy}, or
   * the same in capitals. If the user has set the first of them, all stays as it is.
   *
   * @param environment the environment variables
   * @param properties the system properties
   * @throws IllegalArgumentException if the variable is not the address of a proxy
   */
  public static void adopt(Map<String, String> environment, Properties properties) {
    String value = value(environment, "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");
    if (value.isEmpty() || properties.containsKey("http.proxyHost")) {
      return;
    }
    URI proxy;
    try {
      proxy = URI.create(value.contains("://") ? value : "http://" + value);
    } catch (IllegalArgumentException e) {
      proxy = URI.create("");
    }
    if (proxy.getHost() == null) { // the value stays unsaid, as there may be a password in it
      throw new IllegalArgumentException("http_proxy: expected the form http://HOST:PORT");
    }
    boolean socks = proxy.getScheme().startsWith("socks");
    int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? 1080 : 80;
    properties.setProperty(socks ? "socksProxyHost" : "http.proxyHost", proxy.getHost());
    properties.setProperty(socks ? "socksProxyPort" : "http.proxyPort", "" + port);
    // In Java's words. A domain stands for the hosts in it too.
    String exceptions =
        Stream.of(
                ("localhost,127.*," + value(environment, "no_proxy", "NO_PROXY")).split("[,\\s]+"))
            .map(entry -> entry.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
            .flatMap(entry -> Stream.of(entry, "*." + entry))
            .collect(Collectors.joining("|"));
    properties.putIfAbsent(socks ? "socksNonProxyHosts" : "http.nonProxyHosts", exceptions);
  }

  private static String value(Map<String, String> environment, String... names) {
    return Stream.of(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }
}
