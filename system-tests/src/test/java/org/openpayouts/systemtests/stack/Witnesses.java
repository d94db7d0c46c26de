package org.openpayouts.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.guarantee.Evidence;
import org.openpayouts.systemtests.guarantee.Guarantee;

/**
 * Looks at one merchant's story from outside the services, waits for what must happen, and asserts
 * the guarantees. Not for several threads.
 */
public final class Witnesses implements AutoCloseable {
  private static final Set<String> ENDS =
      Set.of("PayoutCompleted", "PayoutCancelled", "PayoutFailed");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration GUARANTEES = Duration.ofSeconds(90);

  private final SharedStack stack;
  private final Journal journal;
  private final FactLog facts;
  private final ChainWitness chain;
  private final InboxWitness inbox;
  private final LedgerTables ledger;

  public Witnesses(SharedStack stack, Journal journal) {
    this.stack = stack;
    this.journal = journal;
    this.facts = new FactLog(stack.file().kafkaBootstrap(), stack.file().registryUrl());
    this.chain = new ChainWitness(stack.running().chain());
    this.inbox = new InboxWitness(stack, journal.merchant());
    this.ledger = stack.ledger();
  }

  public Evidence evidence() {
    facts.catchUp();
    return new Evidence(
        journal.lines(),
        facts.claims(),
        chain.transactions(),
        inbox.deliveries(),
        ledger.picture());
  }

  /** The facts of one payout so far, by their names. */
  public List<String> factsOf(String payoutId) {
    facts.catchUp();
    return facts.of(payoutId).stream().map(FactLog.Fact::type).toList();
  }

  /** Why cutoffs did not fund a payout, as far as that was said. */
  public List<String> deferralsOf(String payoutId) {
    facts.catchUp();
    return facts.of(payoutId).stream()
        .flatMap(fact -> fact.record() instanceof PayoutDeferred d ? Stream.of(d) : Stream.empty())
        .map(deferred -> deferred.getReason().name())
        .toList();
  }

  /** The trace headers of one payout's facts and of the webhooks that were taken. */
  public List<String> traceparentsOf(String payoutId) {
    facts.catchUp();
    List<String> traces = new ArrayList<>();
    facts.of(payoutId).forEach(fact -> traces.add(fact.traceparent()));
    inbox.deliveries().stream()
        .filter(delivery -> delivery.payoutId().equals(payoutId))
        .forEach(delivery -> traces.add(delivery.traceparent()));
    return traces;
  }

  /** From here on the dispatcher, whose database went back, may tell again what it has told. */
  public void dispatcherForgets() {
    inbox.dispatcherForgets();
  }

  /** How many webhook attempts reached the inbox, taken or not. */
  public long attempts() {
    return inbox.attempts().count();
  }

  /** Waits until each of these payouts has had this fact. */
  public void awaitFact(Collection<Accepted> payouts, String fact, Duration patience) {
    Deadline.in(patience)
        .until(
            fact + " of " + payouts.size() + " payouts",
            () -> payouts.stream().allMatch(p -> factsOf(p.payoutId()).contains(fact)));
  }

  /** Mines until every accepted payout has come to its end. */
  public void mineToTheEnd(Duration patience) {
    Deadline deadline = Deadline.in(patience);
    List<String> open = open();
    while (!open.isEmpty()) {
      if (deadline.isOver()) {
        throw new AssertionError(
            open.size() + " payouts have not ended: " + open.subList(0, Math.min(10, open.size())));
      }
      stack.mine(1);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      open = open();
    }
  }

  /** Payouts that have not ended, with what happened to them. */
  private List<String> open() {
    facts.catchUp();
    return journal.lines().stream()
        .map(Accepted::payoutId)
        .filter(id -> facts.of(id).stream().noneMatch(fact -> ENDS.contains(fact.type())))
        .map(id -> id + " " + facts.of(id).stream().map(FactLog.Fact::type).toList())
        .toList();
  }

  /**
   * Waits until every guarantee holds, then moves the world once more and asserts that they still
   * do.
   */
  public void assertGuarantees() {
    Deadline deadline = Deadline.in(GUARANTEES);
    while (!violations().isEmpty() && !deadline.isOver()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    if (violations().isEmpty()) {
      stack.mine(1);
      LockSupport.parkNanos(2 * BETWEEN_LOOKS.toNanos());
    }
    assertThat(violations()).isEmpty();
  }

  /** What is wrong now, by all guarantees. */
  public List<String> violations() {
    Evidence now = evidence();
    return Guarantee.all().stream()
        .flatMap(guarantee ->
            guarantee.violations(now).stream().map(v -> guarantee.sentence() + ": " + v))
        .toList();
  }

  @Override
  public void close() {
    facts.close();
  }
}
