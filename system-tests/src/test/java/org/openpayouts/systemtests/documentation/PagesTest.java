package org.openpayouts.systemtests.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");

  @Test
  void linkOnlyToWhatIsThere() {
    var links = pages().stream().flatMap(PagesTest::links).toList();

    assertThat(links).hasSizeGreaterThan(50).allSatisfy(link -> assertThat(link).exists());
  }

  @Test
  void nameEveryDecision() throws IOException {
    var folder = ROOT.resolve("docs/decisions");
    var index = Files.readString(folder.resolve("README.md"));
    try (var decisions = Files.list(folder)) {
      assertThat(decisions.map(decision -> decision.getFileName().toString()))
          .filteredOn(name -> !name.equals("README.md"))
          .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }
  }

  private static List<Path> pages() {
    try (var below = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              below.filter(file -> file.toString().endsWith(".md")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> links(Path page) {
    return LINK.matcher(text(page))
        .results()
        .map((MatchResult link) -> page.resolveSibling(link.group(1)).normalize());
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
