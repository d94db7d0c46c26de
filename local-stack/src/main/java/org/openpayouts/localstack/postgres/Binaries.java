package org.openpayouts.localstack.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.openpayouts.localstack.process.Distributions;

/** PostgreSQL's programs, unpacked once into the build folder of this module. */
final class Binaries {
  private Binaries() {}

  /** The folder that holds bin, lib and share; safe to ask from several JVMs at once. */
  static Path folder() {
    String archive = "postgres-" + system() + "-" + processor() + ".txz";
    Path parent = Distributions.projectRoot().resolve("local-stack/target/distributions");
    try {
      Files.createDirectories(parent);
      Path folder = parent.resolve(archive.replace(".txz", ""));
      try (FileChannel channel =
              FileChannel.open(
                  parent.resolve("postgres.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(folder)) {
          unpack(archive, folder);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + archive, e);
    }
  }

  private static void unpack(String archive, Path folder) throws IOException {
    Path half = folder.resolveSibling(folder.getFileName() + ".half-" + System.nanoTime());
    try (InputStream resource = Binaries.class.getResourceAsStream("/" + archive)) {
      if (resource == null) {
        throw new IOException("no PostgreSQL for this machine on the class path");
      }
      TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(resource));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, half);
      }
    }
    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path half)
      throws IOException {
    Path target = half.resolve(entry.getName()).normalize();
    if (!target.startsWith(half)) {
      throw new IOException("an entry leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("mac") ? "darwin" : "linux";
  }

  private static String processor() {
    return switch (System.getProperty("os.arch")) {
      case "aarch64", "arm64" -> "arm_64";
      case String other -> "amd64".equals(other) ? "x86_64" : other;
    };
  }
}
