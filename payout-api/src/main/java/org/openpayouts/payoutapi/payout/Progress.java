package org.openpayouts.payoutapi.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payout, as far as this service has heard.
 *
 * @param sequence of the last fact that this includes
 * @param reason code of the last deferral, delay or failure
 */
public record Progress(
    long sequence,
    Status status,
    @Nullable String reason,
    @Nullable Funding funding,
    List<Transaction> transactions) {

  /**
   * What was fixed when it was funded.
   *
   * @param rateInCurrency price of one unit of the paid asset, as the other one
   * @param debit null where an older build kept it
   */
  public record Funding(
      String asset,
      BigDecimal rateInCurrency,
      BigDecimal rateInLedgerCurrency,
      @Nullable Debit debit) {}

  /** What the ledger is debited, in its currency: for what is paid, and for each fee. */
  public record Debit(BigDecimal amount, BigDecimal platformFee, BigDecimal networkFee) {
    public BigDecimal total() {
      return amount.add(platformFee).add(networkFee);
    }
  }

  /** A payment on a chain, in the asset's own units. */
  public record Transaction(
      String txid, BigDecimal amount, Instant broadcastAt, int confirmations) {}

  public Progress {
    transactions = List.copyOf(transactions);
  }

  /** Of a payout that was just accepted. */
  public static Progress begun() {
    return new Progress(Payout.FIRST_SEQUENCE, Status.NEW, null, null, List.of());
  }
}
