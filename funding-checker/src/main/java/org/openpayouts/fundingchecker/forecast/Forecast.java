package org.openpayouts.fundingchecker.forecast;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.funding.Reason;
import org.openpayouts.fundingchecker.funding.Rehearsal;
import org.openpayouts.fundingchecker.reserve.LedgerKey;

/**
 * What the next cutoff would fund, as things stood at one moment.
 *
 * @param seenAt that moment, by the database's clock
 * @param cutoff the instant that was assumed
 * @param announced whether a cutoff has told that instant; without it the forecast is for now
 * @param truncated whether there is more than was looked at
 */
public record Forecast(
    Instant seenAt, Instant cutoff, boolean announced, boolean truncated, List<OfLedger> ledgers) {
  public Forecast {
    ledgers = List.copyOf(ledgers);
  }

  /**
   * Of one merchant and ledger currency. Amounts are in ledger units of {@code scale} decimals.
   *
   * @param funded how many payouts would be
   * @param heldUnits what would be held for them
   * @param deferred how many payouts would step aside, by reason
   * @param shortage where the money would end, if it did
   * @param stoppedSince where the ledger is stopped: the cutoff leaves its payouts until an
   *     operator has said that it may go on
   */
  public record OfLedger(
      String merchantId,
      String currency,
      int scale,
      long availableUnits,
      long funded,
      long heldUnits,
      Map<Reason, Long> deferred,
      @Nullable Shortage shortage,
      boolean truncated,
      @Nullable Instant stoppedSince) {

    static OfLedger of(Rehearsal.Outcome outcome) {
      LedgerKey ledger = outcome.ledger();
      Map<Reason, Long> inOrder = new EnumMap<>(Reason.class);
      inOrder.putAll(outcome.deferred());
      return new OfLedger(
          ledger.merchantId().value(),
          ledger.currency().code(),
          ledger.currency().scale(),
          outcome.available(),
          outcome.funded(),
          outcome.held(),
          Collections.unmodifiableMap(inOrder),
          outcome.blocked().map(Shortage::of).orElse(null),
          outcome.isTruncated(),
          outcome.stoppedSince().orElse(null));
    }
  }

  /**
   * The money would end here.
   *
   * @param missingUnits for the first blocked payout, in ledger units
   * @param waiting how many payouts would wait from it on, itself included
   */
  public record Shortage(String firstBlockedPayoutId, long missingUnits, long waiting) {
    static Shortage of(Rehearsal.Blocked blocked) {
      return new Shortage(blocked.payoutId(), blocked.missing(), blocked.waiting());
    }
  }
}
