package backstitch.examples.system;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the proxy from environment variables that most programs read, but Java does not. */
public final class Proxies {
  private Proxies() {}

  /**
   * Sets Java's properties {@code http.proxyHost} and {@code http.proxyPort}, or those for a SOCKS
   * proxy, from the variable {@code http_proxy} or, without it, {@code all_proxy}. {@code no_proxy}
   * gives the hosts that are reached without a proxy. The names may be in capitals. Nothing is
   * changed if {@code http.proxyHost} is already set.
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
    if (proxy.getHost() == null) { // the message omits the value, which may hold a password
      throw new IllegalArgumentException("http_proxy: expected the form http://HOST:PORT");
    }
    boolean socks = proxy.getScheme().startsWith("socks");
    int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? 1080 : 80;
    properties.setProperty(socks ? "socksProxyHost" : "http.proxyHost", proxy.getHost());
    properties.setProperty(socks ? "socksProxyPort" : "http.proxyPort", "" + port);
    // Java separates them by |. With a domain come all hosts in it.
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
