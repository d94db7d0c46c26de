package org.openpayouts.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The loaded and linked classes of one program in a file, from which its next JVM starts in a
 * fraction of the time. It holds for one JDK and exactly the jars that it was made from; others
 * find it missing.
 */
public record ClassCache(Path folder) {
  /** The cache of a program with these jars, among all that this build keeps of it. */
  public static ClassCache of(String program, List<Path> jars) {
    return new ClassCache(all(program).resolve(stamp(jars)));
  }

  /** Where the builds of a program are kept. */
  public static Path all(String program) {
    return Distributions.projectRoot().resolve("local-stack/target/start").resolve(program);
  }

  /** Empty where it was not made yet. */
  public Optional<Path> file() {
    return Optional.of(whole()).filter(Files::isRegularFile);
  }

  /**
   * Makes it where it is missing: the training is given the file that its JVM has to write at its
   * end. False where the JVM wrote nothing.
   */
  public boolean make(Consumer<Path> training) {
    if (file().isPresent()) {
      return true;
    }
    Path half = folder.resolve("half-" + ProcessHandle.current().pid() + ".aot");
    try {
      Files.createDirectories(folder);
      training.accept(half);
      if (!Files.exists(half)) {
        return false;
      }
      Files.move(half, whole(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + whole(), e);
    }
  }

  private Path whole() {
    return folder.resolve("classes-" + Runtime.version() + ".aot");
  }

  private static String stamp(List<Path> jars) {
    CRC32 sum = new CRC32();
    sum.update(
        jars.stream()
            .map(ClassCache::identity)
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  /** What the JVM itself compares before it trusts a cache. */
  private static String identity(Path jar) {
    try {
      BasicFileAttributes file = Files.readAttributes(jar, BasicFileAttributes.class);
      return jar + " " + file.size() + " " + file.lastModifiedTime().toMillis() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + jar, e);
    }
  }
}
