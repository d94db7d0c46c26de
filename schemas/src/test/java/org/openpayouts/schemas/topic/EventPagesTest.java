package org.openpayouts.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.schemas.topic.Topic.Retention;

/** The documents say what the code says. */
class EventPagesTest {
  private static final Path DOCS = Path.of("../docs");
  private static final String SERVICE_LETTERS = "service.dead-letters.v1";

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.topic.Topics#all")
  void everyTopicHasItsPage(Topic topic) throws IOException {
    var page = Files.readString(DOCS.resolve("events").resolve(pageName(topic) + ".md"));

    assertThat(page)
        .contains(topic.name())
        .contains("| key | " + topic.key())
        .contains("| partitions | " + topic.partitions())
        .contains("| kept | " + kept(topic.retention()))
        .contains("## Order")
        .contains("## Repeats")
        .contains("## Retention");
    assertThat(topic.recordTypes())
        .allSatisfy(type -> assertThat(page).contains("**`" + type.getName() + "`**"));
  }

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.topic.Topics#all")
  void theIndexAgrees(Topic topic) throws IOException {
    var row =
        Files.readAllLines(DOCS.resolve("events.md")).stream()
            .filter(line -> line.contains("(events/" + pageName(topic) + ".md)"))
            .toList();

    assertThat(row).hasSize(1);
    assertThat(row.getFirst())
        .contains("| " + topic.key() + " | " + records(topic) + " |")
        .endsWith("| " + topic.partitions() + " | " + kept(topic.retention()) + " |");
  }

  @Test
  void noPageIsOfATopicThatDoesNotExist() throws IOException {
    var expected = Topics.all().stream().map(EventPagesTest::pageName).distinct().toList();

    try (var pages = Files.list(DOCS.resolve("events"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replaceFirst("\\.md$", "")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String pageName(Topic topic) {
    var isService = Topics.SERVICES.stream().anyMatch(name -> topic.name().startsWith(name + "."));
    return isService ? SERVICE_LETTERS : topic.name();
  }

  private static String records(Topic topic) {
    List<Schema> types = topic.recordTypes();
    return types.isEmpty()
        ? "raw bytes"
        : types.stream().map(Schema::getName).collect(Collectors.joining(", "));
  }

  private static String kept(Retention retention) {
    return switch (retention) {
      case Retention.For(var time) -> time.toDays() + " days";
      case Retention.Compacted() -> "compacted";
    };
  }
}
