package org.openpayouts.systemtests.observability;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Backups;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Repeats;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** A part is taken away, and the walk of the page that doctor names brings payouts on their way. */
@Scenario("outage-drills")
@Tag(Scenario.LONG)
@Order(13)
class OutageDrillsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.get();

  @Test
  void aServiceThatIsGoneIsStartedAgain() {
    Journal journal = new Journal(merchant("silent"));
    stack.kill(Component.FUNDING_CHECKER);
    List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "silent"));
    stack.cutoff();

    drill("service-silent");

    areSent(journal, payouts);
  }

  @Test
  void factsWaitForTheBrokerAndAreSent() {
    Journal journal = new Journal(merchant("outbox"));
    stack.kill(Component.KAFKA);
    List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "outbox"));
    stack.cutoff();

    drill("outbox-waits");

    areSent(journal, payouts);
  }

  @Test
  void payoutsWaitForTheChainNode() {
    Journal journal = new Journal(merchant("node"));
    List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "node"));
    stack.kill(Component.CHAIN);
    stack.cutoff();

    drill("chain-node");

    areSent(journal, payouts);
  }

  @Test
  void recordsWaitForALockedTableAndAreHandled() throws SQLException {
    Journal journal = new Journal(merchant("lag"));
    List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "lag"));
    try (Repeats repeats = Repeats.of(stack, Topics.REQUESTS, payouts.getFirst().payoutId());
        Connection forgotten =
            DriverManager.getConnection(stack.running().jdbcUrl(Component.FUNDING_CHECKER));
        Statement lock = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      lock.execute("lock table arrival in access exclusive mode");
      repeats.send(6_000);

      drill(
          "consumer-lag",
          Map.of(),
          Map.of("the transaction that locks the table is ended", () -> end(forgotten)));
    }
    stack.cutoff();

    areSent(journal, payouts);
  }

  @Test
  void aRestoredDatabaseIsRelearned() {
    Journal journal = new Journal(merchant("restored"));
    var backups = new Backups(stack, Component.FUNDING_CHECKER);
    String backup = backups.take();
    List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "restored"));
    stack.cutoff();
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
    }

    drill(
        "restored-database",
        Map.of("FUNDING", managementUrl()),
        Map.of(
            "its database is put back to the backup of before the payout",
            () -> backups.putBack(backup)));

    areSent(journal, payouts);
  }

  private String managementUrl() {
    return requireNonNull(stack.file().managementUrl().get(Component.FUNDING_CHECKER.id()));
  }

  private static void end(Connection transaction) {
    try {
      transaction.rollback();
    } catch (SQLException e) {
      throw new AssertionError("the lock stays", e);
    }
  }

  private void areSent(Journal journal, List<Accepted> payouts) {
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }

  private TestMerchant merchant(String name) {
    return TestMerchant.in(stack, "drill-" + name).withPayees(1).withReserve("50.00");
  }

  private void drill(String page) {
    drill(page, Map.of(), Map.of());
  }

  private void drill(String page, Map<String, String> variables, Map<String, Runnable> others) {
    Drill.of(page).run(new DrillShell(stack, folder, variables)::run, others);
  }
}
