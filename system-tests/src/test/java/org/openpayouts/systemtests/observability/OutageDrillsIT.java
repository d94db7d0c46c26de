package org.openpayouts.systemtests.observability;

import static org.openpayouts.systemtests.observability.DrillGround.PATIENCE;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.openpayouts.systemtests.stack.Witnesses;

/** A part is taken away, and the walk of the page that doctor names brings payouts on their way. */
@Scenario("outage-drills")
@Tag(Scenario.LONG)
@Order(13)
class OutageDrillsIT {
  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.get();

  @Test
  void aServiceThatIsGoneIsStartedAgain() {
    Journal journal = ground().journal("silent", "50.00");
    stack.kill(Component.FUNDING_CHECKER);
    journal.ask(new BigDecimal("6.00"), 0, "silent");
    stack.cutoff();

    ground().drill("service-silent", Map.of(), Map.of());

    ground().goOn(journal);
  }

  @Test
  void factsWaitForTheBrokerAndAreSent() {
    Journal journal = ground().journal("outbox", "50.00");
    stack.kill(Component.KAFKA);
    journal.ask(new BigDecimal("6.00"), 0, "outbox");
    stack.cutoff();

    ground().drill("outbox-waits", Map.of(), Map.of());

    ground().goOn(journal);
  }

  @Test
  void payoutsWaitForTheChainNode() {
    Journal journal = ground().journal("node", "50.00");
    journal.ask(new BigDecimal("6.00"), 0, "node");
    stack.kill(Component.CHAIN);
    stack.cutoff();

    ground().drill("chain-node", Map.of(), Map.of());

    ground().goOn(journal);
  }

  @Test
  void recordsWaitForALockedTableAndAreHandled() throws SQLException {
    Journal journal = ground().journal("lag", "50.00");
    Accepted payout = journal.ask(new BigDecimal("6.00"), 0, "lag");
    try (Repeats repeats = Repeats.of(stack, Topics.REQUESTS, payout.payoutId());
        Connection forgotten =
            DriverManager.getConnection(stack.running().jdbcUrl(Component.FUNDING_CHECKER));
        Statement lock = forgotten.createStatement()) {
      forgotten.setAutoCommit(false);
      lock.execute("lock table arrival in access exclusive mode");
      repeats.send(6_000);

      ground()
          .drill(
              "consumer-lag",
              Map.of(),
              Map.of("the transaction that locks the table is ended", () -> end(forgotten)));
    }
    stack.cutoff();

    ground().goOn(journal);
  }

  @Test
  void aRestoredDatabaseIsRelearned() {
    Journal journal = ground().journal("restored", "50.00");
    var backups = new Backups(stack, Component.FUNDING_CHECKER);
    String backup = backups.take();
    journal.ask(new BigDecimal("6.00"), 0, "restored");
    stack.cutoff();
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      witnesses.awaitFact(journal.lines(), "PayoutBroadcast", PATIENCE);
    }

    ground()
        .drill(
            "restored-database",
            Map.of("FUNDING", ground().management(Component.FUNDING_CHECKER)),
            Map.of(
                "its database is put back to the backup of before the payout",
                () -> backups.putBack(backup)));

    ground().goOn(journal);
  }

  private static void end(Connection transaction) {
    try {
      transaction.rollback();
    } catch (SQLException e) {
      throw new AssertionError("the lock stays", e);
    }
  }

  private DrillGround ground() {
    return new DrillGround(stack, folder);
  }
}
