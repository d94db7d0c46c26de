package org.openpayouts.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
  @TempDir private Path folder;

  @Test
  void isThereOnlyAfterItsTrainingHasWrittenIt() {
    ClassCache cache = new ClassCache(folder);

    boolean madeOfNothing = cache.make(file -> {});
    boolean foundBefore = cache.file().isPresent();
    boolean made = cache.make(ClassCacheTest::write);

    assertThat(madeOfNothing).isFalse();
    assertThat(foundBefore).isFalse();
    assertThat(made).isTrue();
    assertThat(cache.file()).hasValueSatisfying(file -> assertThat(file).hasContent("classes"));
  }

  @Test
  void isNotMadeASecondTime() {
    ClassCache cache = new ClassCache(folder);
    cache.make(ClassCacheTest::write);

    boolean there =
        cache.make(file -> {
          throw new IllegalStateException("trained again");
        });

    assertThat(there).isTrue();
  }

  @Test
  void startsAJvmFromItOnlyWhereItWasMade() {
    ClassCache cache = new ClassCache(folder);

    List<String> before = JavaChild.withHeap(16).from(cache).main("a.jar", "Main");
    cache.make(ClassCacheTest::write);
    List<String> after = JavaChild.withHeap(16).from(cache).main("a.jar", "Main");

    assertThat(before).noneMatch(word -> word.startsWith("-XX:AOTCache"));
    assertThat(after).contains("-XX:AOTCache=" + cache.file().orElseThrow());
  }

  @Test
  void isAnotherOneForAJarThatChanged() throws IOException {
    Path jar = Files.writeString(folder.resolve("a.jar"), "one");

    ClassCache first = ClassCache.of("program", List.of(jar));
    ClassCache same = ClassCache.of("program", List.of(jar));
    Files.writeString(jar, "longer");
    ClassCache changed = ClassCache.of("program", List.of(jar));

    assertThat(same).isEqualTo(first);
    assertThat(changed).isNotEqualTo(first);
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "classes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
