package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Unpacked builds take 200 MB each; the newest stay, because a stack may still run on them. */
final class OldBuilds {
  private static final int KEPT = 3;

  private OldBuilds() {}

  static void remove(Path parent) throws IOException {
    List<Path> builds;
    try (Stream<Path> children = Files.list(parent)) {
      builds =
          children
              .filter(Files::isDirectory)
              .sorted(Comparator.comparing(OldBuilds::changed).reversed())
              .toList();
    }
    for (Path build : builds.subList(Math.min(KEPT, builds.size()), builds.size())) {
      delete(build);
    }
  }

  private static FileTime changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
