package backstitch.core.internal.fast;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Plain tiles at first, vector tiles once they are compiled; both give the same bits.
 *
 * <p>Code in the Vector API is a hundred times slower than the plain tiles until C2 has compiled
 * it. That takes about a second, which a short program should not spend. So the plain tiles begin.
 * When they have done enough work to justify that second, a background thread multiplies small
 * matrices with both until the vector tiles are faster, and these take over. If that takes more
 * than half a minute (as in a JVM without C2), the plain tiles stay.
 */
public final class WarmingTiles implements Tiles {
  // Multiplications, or additions in sums: plain tiles do so many in half a second or a second.
  static final long WORTH_COMPILING = 1L << 33;

  private static final long LONGEST_WARM_UP = 30_000_000_000L; // nanoseconds

  private final Tiles meanwhile;
  private final Tiles compiled;
  private final AtomicLong done = new AtomicLong();
  private volatile boolean ready;

  /** Begins with {@code meanwhile}, and goes on with {@code compiled} after much work. */
  public WarmingTiles(Tiles meanwhile, Tiles compiled) {
    this.meanwhile = meanwhile;
    this.compiled = compiled;
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    tilesFor((long) c.rows() * a.columns() * c.columns()).multiply(a, b, c);
  }

  @Override
  public void addInterleaved(float[] x, int start, int n, double[] sums) {
    tilesFor(n).addInterleaved(x, start, n, sums);
  }

  @Override
  public void divideRows(
      byte[] bytes, int rowSize, int[] rows, float divisor, float[] y, int from, int to) {
    (ready ? compiled : meanwhile).divideRows(bytes, rowSize, rows, divisor, y, from, to);
  }

  private Tiles tilesFor(long work) {
    if (ready) {
      return compiled;
    }
    long before = done.getAndAdd(work);
    if (before < WORTH_COMPILING && before + work >= WORTH_COMPILING) {
      Worker thread = new Worker("backstitch warm-up", false);
      thread.offer(this::warmUp);
      thread.dismiss();
    }
    return meanwhile;
  }

  private void warmUp() {
    // Sizes for which the tiles use all of their loops: many rows and few, which no tile divides;
    // many columns, a few more, and only ten; a large B.
    Matrix a = Matrix.rowMajor(new float[53 * 129], 0, 53, 129);
    Matrix b = Matrix.rowMajor(new float[129 * 522], 0, 129, 522);
    Matrix c = Matrix.rowMajor(new float[53 * 522], 0, 53, 522);
    long end = System.nanoTime() + LONGEST_WARM_UP;
    // The least of several times: one slow moment of a busy machine must not decide.
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      best = Math.min(best, time(meanwhile, a, b, c));
    }
    while (!ready && System.nanoTime() - end < 0) {
      best = Math.min(best, time(meanwhile, a, b, c));
      ready = time(compiled, a, b, c) < best;
    }
  }

  private static long time(Tiles tiles, Matrix a, Matrix b, Matrix c) {
    byte[] pixels = new byte[784];
    float[] quotients = new float[784];
    Matrix narrow = Matrix.rowMajor(new float[c.rows() * 10], 0, c.rows(), 10);
    long start = System.nanoTime();
    tiles.multiply(a, b, c);
    tiles.multiply(a.rows(0, 29), b, c.rows(0, 29));
    tiles.multiply(a, b.columns(0, 10), narrow);
    tiles.addInterleaved(b.data(), 0, 16_000, new double[16]);
    tiles.divideRows(pixels, pixels.length, new int[1], 255, quotients, 0, 1);
    return System.nanoTime() - start;
  }

  @Override
  public String toString() {
    return ready ? compiled.toString() : compiled + " (for now " + meanwhile + ")";
  }
}
