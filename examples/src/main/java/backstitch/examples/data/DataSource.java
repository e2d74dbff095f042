package backstitch.examples.data;

import java.util.List;

/** A place to fetch the files of Fashion-MNIST from. */
interface DataSource {
  /** What error messages call it. */
  String name();

  /**
   * Fetches files into the cache.
   *
   * @throws DataException if one of them cannot be had; those before it are in the cache then
   */
  void fetch(List<FashionMnistFile> files, VerifiedCache cache);
}
