package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs last: what {@code scenarios.txt} lists for this selection has run in this JVM, and nothing
 * ran unlisted.
 */
@Order(Integer.MAX_VALUE)
class EveryScenarioRanIT {
  @Test
  void everyListedScenarioRan() {
    Map<String, Integer> ran = new TreeMap<>();
    ScenarioBook.ran().forEach((name, count) -> ran.put(name, count.get()));

    ran.forEach((name, count) -> System.out.println("[scenario] ran " + count + " of " + name));

    assertThat(ScenarioList.read().selected().complaints(ran)).isEmpty();
  }
}
