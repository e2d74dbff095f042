package backstitch.nn;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Replaces the content of a file as a whole: whoever reads it, and whenever the program is killed,
 * finds the old content or the new.
 *
 * <p>The new content goes into a temporary file in the same folder, which gets the name of the file
 * when it is complete. A program that is killed leaves its temporary file behind, but not the lock
 * on it. By that the next one that writes into this folder knows, and deletes it.
 */
final class AtomicFile {
  private static final String PREFIX = ".backstitch-";
  private static final String SUFFIX = ".tmp";

  private AtomicFile() {}

  /** What writes the new content. */
  interface Content {
    void writeTo(FileChannel out) throws IOException;
  }

  /**
   * Replaces the file, or makes it. Where it is a symbolic link, the file that it leads to.
   *
   * <p>One at a time within a process, as a process that closes a file gives up all its locks on
   * it, those of other threads too.
   */
  static synchronized void replace(Path file, Content content) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString()); // a move would not ask
    }
    deleteAbandoned(target.resolveSibling(""));
    while (!replacedBy(
        target.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX), target, content)) {
      // Another process took the new file for an abandoned one, before the lock on it was there.
    }
  }

  private static boolean replacedBy(Path temporary, Path target, Content content)
      throws IOException {
    try (FileChannel out = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      lock(out);
      if (!Files.exists(temporary)) {
        return false;
      }
      keepPermissions(target, temporary);
      content.writeTo(out);
      out.force(true);
      Files.move(temporary, target, ATOMIC_MOVE); // under the lock, or it might be deleted before
      return true;
    } finally {
      Files.deleteIfExists(temporary); // it has another name now, if all went well
    }
  }

  /** Where a file system has no locks nobody deletes what may be in use, and litter may stay. */
  private static void lock(FileChannel out) {
    try {
      FileLock unused = out.lock(); // until the channel is closed, or the process ends
    } catch (IOException e) {
      // Saving matters more.
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    var view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  private static void deleteAbandoned(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          deleteIfAbandoned(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It does no harm, and the next one tries again.
    }
  }

  private static void deleteIfAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // As above.
    }
  }
}
