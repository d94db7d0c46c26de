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
  private final Broadcasts broadcasts;
  private final Counter onTheDay;
  private final Counter later;

  SameDay(Broadcasts broadcasts, MeterRegistry meters) {
    this.broadcasts = broadcasts;
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
    Broadcasts.Noted noted = broadcasts.note(told);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            onTheDay.increment(noted.sameDay());
            later.increment(noted.later());
          }
        });
  }
}
