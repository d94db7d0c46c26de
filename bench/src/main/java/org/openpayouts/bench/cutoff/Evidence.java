package org.openpayouts.bench.cutoff;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.LedgerMovement;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.ReserveShort;

/** What the facts of one cutoff say together, whoever wrote them and however often. */
final class Evidence {
  private final Queue queue;
  private final BitSet funded;
  private final BitSet cancelled;
  private final long[] units;
  private final int[] deferred;
  private final int[] shortReserves;
  private long repeated;
  private long strange;
  private long unbalanced;

  Evidence(Queue queue) {
    this.queue = queue;
    this.funded = new BitSet(queue.payouts());
    this.cancelled = new BitSet(queue.payouts());
    this.units = new long[queue.merchants()];
    this.deferred = new int[queue.merchants()];
    this.shortReserves = new int[queue.merchants()];
  }

  void see(SpecificRecord fact) {
    switch (fact) {
      case PayoutFunded f -> funded(f);
      case PayoutCancelled c -> leaves(queue.numberOf(c.getPayoutId()), cancelled);
      case PayoutDeferred d -> firstOf(d.getPayoutId(), deferred);
      case ReserveShort s -> firstOf(s.getFirstBlockedPayoutId(), shortReserves);
      case LedgerPosted p -> posted(p);
      default -> strange++;
    }
  }

  private void funded(PayoutFunded fact) {
    int number = queue.numberOf(fact.getPayoutId());
    FundingTerms terms = fact.getPayout().getFunding();
    if (terms == null) {
      strange++;
    } else if (leaves(number, funded)) {
      units[queue.merchantOf(number)] +=
          terms.getLedgerAmount() + terms.getPlatformFee() + terms.getNetworkFee();
    }
  }

  /** Whether it is one of ours that nothing was said of before. */
  private boolean leaves(int number, BitSet way) {
    if (number < 0) {
      strange++;
      return false;
    }
    if (way.get(number)) {
      repeated++;
      return false;
    }
    way.set(number);
    return true;
  }

  /** Only the first payout of each merchant can be the one at which no money was left. */
  private void firstOf(String payoutId, int[] counts) {
    int number = queue.numberOf(payoutId);
    if (number < 0 || number >= queue.merchants()) {
      strange++;
    } else {
      counts[queue.merchantOf(number)]++;
    }
  }

  private void posted(LedgerPosted fact) {
    if (fact.getMovements().stream().mapToLong(LedgerMovement::getAmount).sum() != 0) {
      unbalanced++;
    }
  }

  int funded() {
    return funded.cardinality();
  }

  int cancelled() {
    return cancelled.cardinality();
  }

  /** Funded and cancelled. */
  int both() {
    BitSet both = (BitSet) funded.clone();
    both.and(cancelled);
    return both.cardinality();
  }

  /** Neither funded nor cancelled. */
  int neither() {
    BitSet either = (BitSet) funded.clone();
    either.or(cancelled);
    return queue.payouts() - either.cardinality();
  }

  /** Facts of a kind that a payout had before. */
  long repeated() {
    return repeated;
  }

  /** Facts that no such cutoff can cause. */
  long strange() {
    return strange;
  }

  long unbalanced() {
    return unbalanced;
  }

  /** What the funded payouts of a merchant cost, in ledger units. */
  long units(int merchant) {
    return units[merchant];
  }

  /** Merchants of whom not exactly one payout was deferred and one shortage told. */
  long notToldOnce() {
    long merchants = 0;
    for (int merchant = 0; merchant < queue.merchants(); merchant++) {
      if (deferred[merchant] != 1 || shortReserves[merchant] != 1) {
        merchants++;
      }
    }
    return merchants;
  }

  boolean isAnyShort() {
    return Arrays.stream(deferred).anyMatch(count -> count > 0)
        || Arrays.stream(shortReserves).anyMatch(count -> count > 0);
  }

  Queue queue() {
    return queue;
  }
}
