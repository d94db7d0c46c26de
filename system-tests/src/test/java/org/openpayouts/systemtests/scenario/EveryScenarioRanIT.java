package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.systemtests.stack.PayoutsCommand;

/** Runs last: what {@code scenarios.txt} lists has run in this JVM, and nothing ran unlisted. */
@Order(Integer.MAX_VALUE)
class EveryScenarioRanIT {
  @Test
  void everyListedScenarioRan() throws IOException {
    Map<String, Integer> listed = listed();
    Map<String, Integer> ran = new TreeMap<>();
    ScenarioBook.ran().forEach((name, count) -> ran.put(name, count.get()));

    ran.forEach((name, count) -> System.out.println("[scenario] ran " + count + " of " + name));

    assertThat(ran.keySet()).isEqualTo(listed.keySet());
    assertThat(listed)
        .allSatisfy((name, least) ->
            assertThat(ScenarioBook.ran().getOrDefault(name, new AtomicInteger()).get())
                .as(name)
                .isGreaterThanOrEqualTo(least));
  }

  /** Name and least number of tests per line. */
  private static Map<String, Integer> listed() throws IOException {
    Path file = PayoutsCommand.checkout().resolve("system-tests/scenarios.txt");
    Map<String, Integer> listed = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.strip().split("\\s+");
        listed.put(words[0], Integer.valueOf(words[2]));
      }
    }
    return listed;
  }
}
