package org.openpayouts.payoutapi.reserve;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;

/**
 * One line of a merchant's ledger.
 *
 * @param cause what moved the money, unique per merchant: "payout_funded:" and the payout's id, or
 *     the cause of a posting
 * @param id of the fact that told of it
 * @param amount ledger units, negative where money leaves; fees are in it
 * @param fees of a payout's line; null of others, and of what an older build kept
 * @param code BitPay's, as docs/events/reserves.entries.v1.md lists them
 * @param subject id of the payout, deposit, withdrawal or reversal
 */
public record LedgerEntry(
    MerchantId merchantId,
    String cause,
    String id,
    Units units,
    long amount,
    @Nullable Fees fees,
    int code,
    String subject,
    Instant at) {

  /** What the amount counts: units of so many decimal places. */
  public record Units(String currency, int scale) {}

  /** What of an amount is fees, in the same units and with the same sign. */
  public record Fees(long platform, long network) {}
}
