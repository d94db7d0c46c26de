package org.openpayouts.systemtests.conservation;

import java.util.Collections;
import java.util.List;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;

/**
 * All that is known of one payout.
 *
 * @param wishes the sendings that asked for it; none is a payout that nobody asked for
 * @param paid the outputs in blocks that were said to pay it
 */
public record Case(
    String payoutId,
    List<Asked.Payout> wishes,
    Told.Life life,
    List<LedgerBook.Line> lines,
    List<Output> paid) {
  public Case {
    wishes = List.copyOf(wishes);
    lines = List.copyOf(lines);
    paid = List.copyOf(paid);
  }

  long said(String fact) {
    return Collections.frequency(life.facts(), fact);
  }

  boolean isFunded() {
    return said("PayoutFunded") > 0;
  }

  boolean isCancelled() {
    return said("PayoutCancelled") > 0;
  }

  public boolean isComplete() {
    return said("PayoutCompleted") > said("PayoutReopened");
  }

  /** Not decided yet. */
  public boolean isWaiting() {
    return !isFunded() && !isCancelled();
  }

  public boolean wasDeferred() {
    return said("PayoutDeferred") > 0;
  }

  boolean isFailed() {
    return said("PayoutFailed") > 0;
  }

  /** Funded or processing: its money is held. */
  public boolean isOnItsWay() {
    return isFunded() && !isComplete() && !isFailed();
  }

  List<LedgerBook.Line> lines(String kind) {
    return lines.stream().filter(line -> line.is(kind)).toList();
  }

  /** Whether what it must cost can be computed: it was asked for, and funded once. */
  boolean hasPrice() {
    return !wishes.isEmpty() && life.terms().size() == 1;
  }
}
