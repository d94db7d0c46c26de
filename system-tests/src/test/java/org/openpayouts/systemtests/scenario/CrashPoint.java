package org.openpayouts.systemtests.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A row of docs/concepts/crash-points.md: what the matrix calls it, where it is, and its name. */
record CrashPoint(String number, String service, String name) {
  private static final Path PAGE = Path.of("../docs/concepts/crash-points.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| (K\\d+) \\| ([a-z-]+) \\| ([A-Z0-9_]+|-) \\|", Pattern.MULTILINE);
  private static final String NONE = "-";

  static List<CrashPoint> all() {
    try {
      return ROW.matcher(Files.readString(PAGE))
          .results()
          .map(row -> new CrashPoint(row.group(1), row.group(2), row.group(3)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<CrashPoint> named() {
    return all().stream().filter(point -> !point.name().equals(NONE));
  }
}
