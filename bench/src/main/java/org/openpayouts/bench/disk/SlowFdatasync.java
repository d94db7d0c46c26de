package org.openpayouts.bench.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openpayouts.localstack.process.Distributions;

/** The library that slows fdatasync, built where it is needed. */
final class SlowFdatasync {
  private static final String SOURCE = "slow-fdatasync.c";

  private SlowFdatasync() {}

  /** Empty where this machine has no C compiler. */
  static Optional<Path> build() {
    Path folder = Distributions.projectRoot().resolve("bench/target");
    Path library = folder.resolve("slow-fdatasync.so");
    try (InputStream source = SlowFdatasync.class.getResourceAsStream(SOURCE)) {
      if (source == null) {
        throw new IllegalStateException(SOURCE + " is not on the class path");
      }
      Path file = folder.resolve(SOURCE);
      Files.createDirectories(folder);
      Files.write(file, source.readAllBytes());
      return compile(file, library) ? Optional.of(library) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean compile(Path source, Path library) throws IOException {
    ProcessBuilder line =
        new ProcessBuilder(
            "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl");
    Process compiler;
    try {
      compiler = line.redirectErrorStream(true).start();
    } catch (IOException noCompiler) {
      return false;
    }
    String said =
        new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (compiler.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("cc refused " + source + ": " + said);
    }
    return true;
  }
}
