package org.openpayouts.systemtests.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder with a package.json and its lock, under system-tests/node. */
public record NodeProject(Path folder) {
  private static final Duration INSTALL_PATIENCE = Duration.ofMinutes(5);
  private static final Duration RUN_PATIENCE = Duration.ofMinutes(2);

  public static NodeProject of(String name) {
    return new NodeProject(Path.of("node", name).toAbsolutePath());
  }

  /** Its packages are there, exactly as locked; nothing is done when they already are. */
  public NodeProject installed() {
    var marker = folder.resolve("node_modules/.installed-lock");
    var lock = folder.resolve("package-lock.json");
    if (!isCopy(marker, lock)) {
      run(
          INSTALL_PATIENCE,
          List.of(),
          List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
      copy(lock, marker);
    }
    return this;
  }

  /** Runs a script of the folder to its end; answers the lines it wrote. */
  public List<String> run(String script, List<String> arguments, List<String> input) {
    return run(
        RUN_PATIENCE, input, Stream.concat(Stream.of("node", script), arguments.stream()).toList());
  }

  private List<String> run(Duration patience, List<String> input, List<String> command) {
    try {
      var in = Files.writeString(Files.createTempFile("node", ".in"), String.join("\n", input));
      var out = Files.createTempFile("node", ".out");
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectErrorStream(true)
              .start();
      var ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      var lines = Files.readAllLines(out, StandardCharsets.UTF_8);
      Files.delete(in);
      Files.delete(out);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed: " + String.join("\n", lines));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }

  private static boolean isCopy(Path copy, Path original) {
    try {
      return Files.exists(copy) && Files.mismatch(copy, original) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.write(to, Files.readAllBytes(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
