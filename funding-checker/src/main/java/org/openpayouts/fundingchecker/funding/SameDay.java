package org.openpayouts.fundingchecker.funding;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The promise of the same day: what a cutoff funds is broadcast before its UTC day ends. Counted
 * once per payout, after the commit, so that a batch that is handled again counts nothing twice.
 */
@Component
class SameDay {
  private final UnsentPayouts unsent;
  private final Counter onTheDay;
  private final Counter later;

  SameDay(UnsentPayouts unsent, MeterRegistry meters) {
    this.unsent = unsent;
    onTheDay = counter(meters, "cutoff");
    later = counter(meters, "later");
  }

  private static Counter counter(MeterRegistry meters, String day) {
    return Counter.builder("payouts.broadcasts")
        .tag("day", day)
        .description("payouts that were broadcast on the UTC day of their cutoff, or later")
        .register(meters);
  }

  /** Needs the transaction of the batch. */
  void note(List<SettledFact.Broadcast> told) {
    UnsentPayouts.Sent sent = unsent.sent(told);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            onTheDay.increment(sent.sameDay());
            later.increment(sent.later());
          }
        });
  }

  /** What was proven unpayable is neither kept nor broken. */
  void forget(List<SettledFact.Settled> facts) {
    List<String> failed =
        facts.stream()
            .filter(fact -> fact.kind() == SettledFact.Kind.FAILED)
            .map(SettledFact.Settled::payoutId)
            .toList();
    if (!failed.isEmpty()) {
      unsent.failed(failed);
    }
  }
}
