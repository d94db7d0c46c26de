package org.openpayouts.systemtests.observability;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/**
 * Where pages are walked: a merchant for each walk, what the services show, and a look from outside
 * afterwards.
 *
 * @param folder an empty one, where the person works
 */
record DrillGround(SharedStack stack, Path folder) {
  static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The journal of a new merchant with one recipient and so many dollars. */
  Journal journal(String name, String reserve) {
    return new Journal(TestMerchant.in(stack, "drill-" + name).withPayees(1).withReserve(reserve));
  }

  /**
   * Walks a page.
   *
   * @param variables what the person knows, for the shell
   * @param others what somebody else does, by the page's own words
   */
  void drill(String page, Map<String, String> variables, Map<String, Runnable> others) {
    Drill.of(page).run(shell(variables)::run, others);
  }

  DrillShell shell(Map<String, String> variables) {
    return new DrillShell(stack, folder, variables);
  }

  /** A service's management address. */
  String management(Component service) {
    return requireNonNull(stack.file().managementUrl().get(service.id()));
  }

  /** What a service shows under this name; 0 where it shows nothing. */
  double figure(Component service, String name) {
    return stack
        .running()
        .management(service)
        .ask("GET", "/prometheus", null)
        .orThrow("metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** All payouts of a journal are sent, come to their end, and keep every guarantee. */
  void goOn(Journal journal) {
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      witnesses.awaitFact(journal.lines(), "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }
}
