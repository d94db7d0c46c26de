package org.openpayouts.payoutapi.bitpay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compatibility page says of every endpoint whether it is as BitPay's. */
class CompatibilityPageTest {
  private static final Path PAGE = Path.of("..", "docs", "concepts", "bitpay-compatibility.md");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}|:\\w+");

  /** What one row of the page is about. */
  private record Row(Set<String> words) {
    static Row of(String line) {
      return new Row(
          WORD.matcher(line.split("\\|", 3)[1])
              .results()
              .flatMap(word -> Arrays.stream(word.group(1).split(" ")))
              .map(CompatibilityPageTest::anyVariable)
              .collect(toSet()));
    }

    boolean isAbout(String endpoint) {
      return words.containsAll(Arrays.asList(anyVariable(endpoint).split(" ")));
    }
  }

  @Test
  void hasARowForEveryEndpoint() throws IOException {
    Set<Row> rows;
    try (Stream<String> lines = Files.lines(PAGE)) {
      rows = lines.filter(line -> line.startsWith("| ")).map(Row::of).collect(toSet());
    }

    assertThat(MappedEndpoints.all())
        .hasSizeGreaterThan(20)
        .extracting(Endpoint::toString)
        .filteredOn(endpoint -> rows.stream().noneMatch(row -> row.isAbout(endpoint)))
        .isEmpty();
  }

  private static String anyVariable(String path) {
    return VARIABLE.matcher(path).replaceAll(":");
  }
}
