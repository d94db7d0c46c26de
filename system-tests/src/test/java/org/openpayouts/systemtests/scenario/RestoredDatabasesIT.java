package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Backups;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/**
 * A service's database goes back to a backup that is older than payments which were made since. It
 * relearns them from its own facts before it decides anything, and nothing is paid twice. The
 * webhook-dispatcher decides nothing about money: it tells again, under the ids of before.
 */
@Scenario("restored-databases")
@Tag(Scenario.LONG)
@Order(14)
class RestoredDatabasesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest
  @MethodSource("org.openpayouts.localstack.stack.Component#services")
  void whatItForgotIsRelearnedAndPaidOnce(Component service) {
    TestMerchant merchant =
        TestMerchant.in(stack, "restored-" + service.id()).withPayees(3).withReserve("500.00");
    Journal journal = new Journal(merchant);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      pay(witnesses, ask(journal, 3, "before"));
      List<Accepted> open = ask(journal, 2, "open");
      Backups backups = new Backups(stack, service);
      String backup = backups.take();

      List<Accepted> forgotten = ask(journal, 3, "forgotten");
      forgotten.addAll(open);
      pay(witnesses, forgotten);
      Accepted cancelled = journal.ask(new BigDecimal("7.00"), 0, "cancelled");
      merchant.client().delete("/payouts/" + cancelled.payoutId()).orThrow("DELETE");

      stack.kill(service);
      backups.putBack(backup);
      restart(service, witnesses);
      pay(witnesses, ask(journal, 3, "afterwards"));
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      assertThat(witnesses.factsOf(cancelled.payoutId())).containsOnly("PayoutCancelled");
      Deadline.in(PATIENCE).until("doctor finds all well", () -> stack.run("doctor").exit() == 0);
    }
  }

  private void restart(Component service, Witnesses witnesses) {
    if (service == Component.WEBHOOK_DISPATCHER) {
      long told = witnesses.attempts();
      witnesses.dispatcherForgets();
      stack.restart(service);
      Deadline.in(PATIENCE).until("it tells again", () -> witnesses.attempts() > told);
      return;
    }
    long relearned = timesRelearned(service);
    stack.restart(service);
    Deadline.in(PATIENCE)
        .until(
            "it has relearned and decides again",
            () -> timesRelearned(service) > relearned && decides(service));
  }

  /** How often its log says that it was seen to have gone back, and has read all again. */
  private long timesRelearned(Component service) {
    try (Stream<String> log = Files.lines(stack.folder().log(Instance.first(service)))) {
      return log.filter(line -> line.contains("Own facts are relearned, decisions go on")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean decides(Component service) {
    return stack.running().management(service).get("/relearning").path("decides").asBoolean();
  }

  private void pay(Witnesses witnesses, List<Accepted> payouts) {
    stack.cutoff();
    witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
  }

  private static List<Accepted> ask(Journal journal, int count, String reference) {
    List<Accepted> payouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      payouts.add(journal.ask(BigDecimal.valueOf(600 + i, 2), i, reference + "-" + i));
    }
    return payouts;
  }
}
