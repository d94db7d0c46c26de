package org.openpayouts.fundingchecker.funding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openpayouts.fundingchecker.funding.ToldDecision.Ours;
import org.springframework.stereotype.Component;

/** The queue of open payouts, put to what was told of it. */
@Component
class RelearnedQueue {
  private final Arrivals arrivals;
  private final OpenPayouts openPayouts;

  RelearnedQueue(Arrivals arrivals, OpenPayouts openPayouts) {
    this.arrivals = arrivals;
    this.openPayouts = openPayouts;
  }

  /** These left the queue: they have arrived, and their requests will open nothing. */
  void close(List<Ours> decided) {
    if (decided.isEmpty()) {
      return;
    }
    arrivals.close(decided.stream().map(Ours::arrival).toList());
    openPayouts.take(decided.stream().map(Ours::payoutId).toList());
  }

  /** These wait, judged: one that is not known yet is opened from what was told of it. */
  void defer(List<Ours> deferred) {
    if (deferred.isEmpty()) {
      return;
    }
    Map<String, Ours> last = new TreeMap<>();
    deferred.forEach(one -> last.merge(one.payoutId(), one, RelearnedQueue::later));
    List<Ours> waiting = List.copyOf(last.values());
    arrivals.lockShared();
    arrivals.prepare(waiting.stream().map(one -> one.arrival().ledger()).toList());
    arrivals.open(
        waiting.stream()
            .map(one -> new IntakeNews.Requested(one.arrival(), one.payout()))
            .toList());
    openPayouts.judged(waiting.stream().map(Ours::payout).toList());
    openPayouts.putTo(waiting.stream().map(one -> (Transition.Deferred) one.transition()).toList());
  }

  private static Ours later(Ours one, Ours other) {
    return one.payout().sequence() >= other.payout().sequence() ? one : other;
  }
}
