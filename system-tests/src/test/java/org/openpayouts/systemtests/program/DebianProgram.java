package org.openpayouts.systemtests.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
  /** What to call it by: its name, or its unpacked file. */
  public String command() {
    if (Program.run(Path.of("."), List.of(name, versionOption)).isGood()) {
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
    Program.Outcome outcome = Program.run(folder, List.of("sh", "-c", line));
    if (!outcome.isGood()) {
      throw new IllegalStateException(
          "this machine has no %s, and Debian's package %s was not to be had: %s"
              .formatted(name, packageName, outcome.output()));
    }
  }
}
