package org.openpayouts.systemtests.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that comes in a Debian package which would start a server if it were installed: it is
 * unpacked into {@code target} where the machine has none.
 *
 * @param name under which the machine has it on its path
 * @param versionOption asks for its version, and so whether it is there
 * @param packageName the package that has it
 * @param pathInside where it lies in the package
 */
public record DebianProgram(
    String name, String versionOption, String packageName, String pathInside) {
  private static final int PATIENCE_MINUTES = 2;

  /** How a command ended and all that it printed. */
  public record Outcome(int exit, String output) {
    public boolean isGood() {
      return exit == 0;
    }
  }

  /** What to call it by: its name, or its unpacked file. */
  public String command() {
    if (run(Path.of("."), List.of(name, versionOption)).isGood()) {
      return name;
    }
    Path folder = Path.of("target/debian", name).toAbsolutePath();
    Path program = folder.resolve(pathInside);
    if (!Files.exists(program)) {
      unpackInto(folder);
    }
    return program.toString();
  }

  private void unpackInto(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String line = "apt-get download %1$s && dpkg-deb -x %1$s_*.deb .".formatted(packageName);
    Outcome outcome = run(folder, List.of("sh", "-c", line));
    if (!outcome.isGood()) {
      throw new IllegalStateException(
          "this machine has no %s, and Debian's package %s was not to be had: %s"
              .formatted(name, packageName, outcome.output()));
    }
  }

  /** Runs a command to its end. */
  public static Outcome run(Path folder, List<String> line) {
    try {
      var process =
          new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)
          ? new Outcome(process.exitValue(), output)
          : new Outcome(-1, "not done in time: " + output);
    } catch (IOException e) {
      return new Outcome(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + line, e);
    }
  }
}
