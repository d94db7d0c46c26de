package org.openpayouts.localstack.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.ClassCache;
import org.openpayouts.localstack.process.Distributions;

class RegistryLineTest {
  @TempDir private Path folder;

  @Test
  void runsTheDistributionsJarAsLongAsNoClassesAreCached() {
    List<String> line = RegistryLine.of(new ClassCache(folder), null);

    assertThat(line).endsWith("-jar", Distributions.registryJar().toString());
  }

  @Test
  void putsTheSameJarsOnTheClassPathOnceTheyAre() {
    ClassCache cache = new ClassCache(folder);
    cache.make(file -> touch(file));

    List<String> trained = RegistryLine.of(cache, null);
    List<String> training = RegistryLine.of(cache, folder.resolve("half"));

    assertThat(trained)
        .contains("-XX:AOTCache=" + cache.file().orElseThrow())
        .endsWith(training.subList(training.size() - 3, training.size()).toArray(String[]::new));
    assertThat(training).startsWith("nice").contains("-XX:AOTCacheOutput=" + folder + "/half");
  }

  private static void touch(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
