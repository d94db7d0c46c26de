package org.openpayouts.systemtests.conservation;

import java.math.BigDecimal;
import java.util.List;

/** What the services said on their topics, each fact once however often it was sent. */
public record Told(List<Request> requests, List<Life> lives, List<Cutoff> cutoffs) {
  public Told {
    requests = List.copyOf(requests);
    lives = List.copyOf(lives);
    cutoffs = List.copyOf(cutoffs);
  }

  /** A payout that was taken in. */
  public record Request(
      String payoutId,
      String reference,
      String merchantId,
      String recipientId,
      BigDecimal amount,
      String currency,
      String ledgerCurrency) {}

  /**
   * What was decided about a payout.
   *
   * @param facts simple names of the records in the order of their sequence
   * @param terms one for each fact that fixed some
   */
  public record Life(String payoutId, List<String> facts, List<Terms> terms) {
    public Life {
      facts = List.copyOf(facts);
      terms = List.copyOf(terms);
    }
  }

  /**
   * Terms as one {@code PayoutFunded} fixed them.
   *
   * @param baseUnits satoshis to pay
   * @param ledgerAmount the debit without fees, in ledger units
   * @param rateInCurrency price of one bitcoin in the payout's currency
   * @param rateInLedger price of one bitcoin in the ledger's currency
   */
  public record Terms(
      String address,
      long baseUnits,
      long ledgerAmount,
      long platformFee,
      long networkFee,
      BigDecimal rateInCurrency,
      BigDecimal rateInLedger) {}

  /**
   * A cutoff that was reached.
   *
   * @param slot schedule, day and time of day, which no two cutoffs share
   * @param reason empty where nobody gave one
   */
  public record Cutoff(String eventId, String cutoffId, String slot, String reason) {}
}
