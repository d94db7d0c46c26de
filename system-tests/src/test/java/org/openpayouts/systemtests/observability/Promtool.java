package org.openpayouts.systemtests.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Prometheus's own checker of rules: the machine's, or Debian's package unpacked, not installed.
 */
final class Promtool {
  private static final Path UNPACKED = Path.of("target/promtool").toAbsolutePath();

  private final String program;

  private Promtool(String program) {
    this.program = program;
  }

  static Promtool ofThisMachine() {
    if (run(Path.of("."), List.of("promtool", "--version")).isGood()) {
      return new Promtool("promtool");
    }
    Path program = UNPACKED.resolve("usr/bin/promtool");
    if (!Files.exists(program)) {
      unpack();
    }
    return new Promtool(program.toString());
  }

  private static void unpack() {
    try {
      Files.createDirectories(UNPACKED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var outcome =
        run(
            UNPACKED,
            List.of("sh", "-c", "apt-get download prometheus && dpkg-deb -x prometheus_*.deb ."));
    if (!outcome.isGood()) {
      throw new IllegalStateException(
          "alerts are checked by promtool, which comes with Prometheus; this machine has none, and"
              + " Debian's package was not to be had: "
              + outcome.output());
    }
  }

  /** How a command ended and all that it printed. */
  record Outcome(int exit, String output) {
    boolean isGood() {
      return exit == 0;
    }
  }

  Outcome checkRules(List<Path> files) {
    return run("check", files);
  }

  Outcome testRules(List<Path> cases) {
    return run("test", cases);
  }

  private Outcome run(String verb, List<Path> files) {
    var line = new ArrayList<>(List.of(program, verb, "rules"));
    files.forEach(file -> line.add(file.toAbsolutePath().toString()));
    return run(Path.of("."), line);
  }

  private static Outcome run(Path folder, List<String> line) {
    try {
      var process =
          new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(2, TimeUnit.MINUTES)
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
