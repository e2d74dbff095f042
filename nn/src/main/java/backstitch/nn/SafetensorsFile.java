package backstitch.nn;

import static backstitch.nn.CheckpointException.require;
import static java.nio.file.StandardOpenOption.READ;

import backstitch.core.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A safetensors file: the length of the header, the header, the data of the tensors. */
final class SafetensorsFile {
  /** As in the reference implementation. */
  private static final int LONGEST_HEADER = 100_000_000;

  private SafetensorsFile() {}

  static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    checkRegular(file);
    Path folder = file.toAbsolutePath().getParent();
    boolean there = folder != null && Files.isDirectory(folder);
    require(there, file, "folder", "an existing one", folder + ", which is none");
    byte[] header = SafetensorsHeader.of(tensors, metadata).toBytes();
    checkHeaderLength(file, header.length);
    try {
      AtomicFile.replace(
          file,
          out -> {
            writeAll(out, length().putLong(header.length).flip());
            writeAll(out, ByteBuffer.wrap(header));
            for (Tensor tensor : tensors.values()) {
              LittleEndian.send(tensor, piece -> writeAll(out, piece));
            }
          });
    } catch (IOException e) {
      throw CheckpointException.in(file, e);
    }
  }

  static Checkpoint read(Path file) {
    checkRegular(file); // a named pipe would be waited for
    long size = 0;
    try (FileChannel in = FileChannel.open(file, READ)) {
      size = in.size();
      require(size >= 8, file, "header length", "8 bytes", size);
      ByteBuffer length = length();
      readAll(file, in, 0, length);
      long headerLength = length.flip().getLong();
      checkHeaderLength(file, headerLength);
      String within = "at most " + (size - 8) + ", the bytes behind it in the file";
      require(headerLength <= size - 8, file, "header length", within, headerLength);

      byte[] header = new byte[(int) headerLength];
      readAll(file, in, 8, ByteBuffer.wrap(header));
      long data = 8 + headerLength;
      var parsed = SafetensorsHeader.parse(file.toString(), header, size - data);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (TensorEntry entry : parsed.entries()) {
        tensors.put(entry.name(), read(file, in, data + entry.begin(), entry));
      }
      return new Checkpoint(file.toString(), tensors, parsed.metadata());
    } catch (IOException e) {
      throw CheckpointException.in(file, e);
    } catch (OutOfMemoryError e) {
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      String fit = "what fits into the heap of " + heap + " MiB";
      String way = size + " bytes; start java with a larger one, by -Xmx";
      throw CheckpointException.in(file, "data", "expected " + fit + ", found " + way);
    }
  }

  private static void checkRegular(Path file) {
    boolean regular = !Files.exists(file) || Files.isRegularFile(file);
    String found = Files.isDirectory(file) ? "a directory" : "a device or pipe";
    require(regular, file, "file", "a regular file", found);
  }

  /** The length is unsigned; what is negative as a {@code long} is far too long. */
  private static void checkHeaderLength(Path file, long length) {
    boolean fits = length >= 0 && length <= LONGEST_HEADER;
    String found = Long.toUnsignedString(length) + " (is it a safetensors file?)";
    require(fits, file, "header length", "at most " + LONGEST_HEADER, found);
  }

  private static ByteBuffer length() {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Tensor read(Path file, FileChannel in, long begin, TensorEntry entry)
      throws IOException {
    float[] values = new float[entry.shape().size()];
    ByteBuffer piece = LittleEndian.buffer();
    long place = begin;
    for (int i = 0; i < values.length; ) {
      piece.clear().limit((int) Math.min(piece.capacity(), 4L * (values.length - i)));
      readAll(file, in, place, piece);
      place += piece.position();
      for (piece.flip(); piece.hasRemaining(); i++) {
        values[i] = piece.getFloat();
      }
    }
    return Tensor.of(entry.shape(), values);
  }

  private static void readAll(Path file, FileChannel in, long begin, ByteBuffer bytes)
      throws IOException {
    int start = bytes.position();
    while (bytes.hasRemaining()) {
      int count = in.read(bytes, begin + bytes.position() - start);
      require(count >= 0, file, "data", "the file as long as it was", "it cut while it was read");
    }
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
