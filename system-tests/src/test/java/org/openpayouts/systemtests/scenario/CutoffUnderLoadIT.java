package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.Case;
import org.openpayouts.systemtests.conservation.Proof;
import org.openpayouts.systemtests.fault.BookFault;
import org.openpayouts.systemtests.stack.BooksWitness;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.traffic.CutoffOrders;
import org.openpayouts.systemtests.traffic.Street;
import org.openpayouts.systemtests.traffic.Traffic;
import org.openpayouts.systemtests.traffic.TrafficJournal;

/**
 * Merchants with too little money post, cancel, deposit and change recipients while cutoffs come,
 * and both replicas of those who decide die at each of their points. From the load's journal and
 * the ledger it is proved that no money came from nowhere, got lost or moved twice.
 */
@Scenario("cutoff-under-load")
@Tag(Scenario.LONG)
@Order(101)
class CutoffUnderLoadIT {
  private static final Traffic.Pace PACE = new Traffic.Pace(4_000, 5);
  private static final String ENOUGH = "20000.00";
  private static final Duration DYING = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** So that a cutoff takes several chunks, between which others decide and processes die. */
  private static final Map<String, String> SMALL_CHUNKS = Map.of("payouts.funding.chunk-size", "3");

  private final SharedStack stack =
      SharedStack.with("--replicas", "funding-checker=2", "--replicas", "batch-scheduler=2");

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.openpayouts.systemtests.scenario.Seeds#stream")
  void moneyIsConservedWhereverThoseWhoDecideDie(long seed) throws Exception {
    TrafficJournal journal = new TrafficJournal();
    Street street = Street.open(stack, journal);

    try (BooksWitness witness = new BooksWitness(stack);
        CutoffOrders orders = new CutoffOrders(stack, journal, street.merchantIds());
        Overrides overrides = new Overrides(stack)) {
      // Whoever dies from here on knows the merchants, their fees and whom they pay.
      witness.atRest(journal::asked, PATIENCE);
      try (Traffic traffic = Traffic.start(street, seed, PACE)) {
        orders.keepComing();
        dieEverywhere(overrides);
        orders.end(PATIENCE);
        traffic.end(PATIENCE);
      }

      Books halfway = witness.atRest(journal::asked, PATIENCE);
      assertSawEnough(halfway);
      assertThat(violations(halfway)).isEmpty();
      assertEachFaultWouldBeSeen(halfway);

      street.heal(ENOUGH);
      Deadline.in(PATIENCE).until("nobody waits", () -> isNobodyWaiting(witness, journal, orders));
      witness.mineToTheEnd(Set.copyOf(street.merchantIds()), PATIENCE);
      assertThat(violations(witness.atRest(journal::asked, PATIENCE))).isEmpty();
    }
  }

  private void dieEverywhere(Overrides overrides) {
    var deciders = List.of(Component.FUNDING_CHECKER, Component.BATCH_SCHEDULER);
    DyingReplicas replicas = new DyingReplicas(stack, folder, deciders);
    replicas.arm(overrides, SMALL_CHUNKS);
    replicas.dieAtEachPoint(DYING);
    Counts.say("deaths at named points", replicas.deaths());
    Counts.say("kills of an owner beside them", replicas.killed());
  }

  /** Orders one more cutoff as long as somebody waits. */
  private static boolean isNobodyWaiting(
      BooksWitness witness, TrafficJournal journal, CutoffOrders orders) {
    orders.orderOverAll();
    return witness.atRest(journal::asked, PATIENCE).cases().stream().noneMatch(Case::isWaiting);
  }

  private static List<String> violations(Books books) {
    return Proof.all().stream()
        .flatMap(proof -> proof.violations(books).stream().map(v -> proof.sentence() + ": " + v))
        .toList();
  }

  /** A load in which nothing of this happened would prove nothing. */
  private static void assertSawEnough(Books books) {
    Asked asked = books.asked();
    say("payouts accepted", asked.payouts().stream().map(Asked.Payout::answer), Answer.YES);
    say(
        "payouts nobody answered",
        asked.payouts().stream().map(Asked.Payout::answer),
        Answer.UNKNOWN);
    say("cancelled", asked.cancels().stream().map(Asked.Cancel::answer), Answer.YES);
    say("too late to cancel", asked.cancels().stream().map(Asked.Cancel::answer), Answer.NO);
    say("deposits", asked.deposits().stream().map(Asked.Deposit::answer), Answer.YES);
    say("cutoffs", asked.cutoffs().stream().map(Asked.Cutoff::answer), Answer.YES);
    say("payouts complete", books, Case::isComplete);
    say("payouts on their way", books, Case::isOnItsWay);
    say("payouts waiting", books, Case::isWaiting);
    say("payouts deferred once", books, Case::wasDeferred);
  }

  private static void say(String what, Stream<Answer> answers, Answer one) {
    enough(what, answers.filter(one::equals).count());
  }

  private static void say(String what, Books books, Predicate<Case> condition) {
    enough(what, books.cases().stream().filter(condition).count());
  }

  private static void enough(String what, long count) {
    Counts.say(what, count);
    assertThat(count).as(what).isPositive();
  }

  /** The same faults as in the unit test, forged into the books of this run. */
  private static void assertEachFaultWouldBeSeen(Books right) {
    for (BookFault fault : BookFault.all()) {
      BookFault.Forged forged = fault.forge().apply(right);
      assertThat(fault.breaks().violations(forged.books()))
          .as(fault + ": " + fault.breaks().sentence())
          .anySatisfy(complaint -> assertThat(complaint).contains(forged.victim()));
    }
  }
}
