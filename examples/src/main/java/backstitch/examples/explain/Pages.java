package backstitch.examples.explain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that somebody turns the pages of. */
public final class Pages {
  private Pages() {}

  /**
   * Prints page by page: Enter turns to the next, {@code q} or the end of input closes the book.
   *
   * @param pages the pages
   * @param keys what is typed, a line a page
   */
  public static void turn(List<String> pages, InputStream keys) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(keys, US_ASCII));
    for (int i = 0; i < pages.size(); i++) {
      if (i > 0 && !isTurned(lines)) {
        return;
      }
      System.out.print(pages.get(i));
    }
  }

  private static boolean isTurned(BufferedReader lines) {
    System.out.print("\nEnter: next step, q: quit ");
    System.out.flush();
    try {
      @Nullable String line = lines.readLine();
      if (line == null) {
        System.out.println();
      }
      return line != null && !line.strip().equalsIgnoreCase("q");
    } catch (IOException e) {
      throw new IllegalStateException("standard input: could not be read", e);
    }
  }
}
