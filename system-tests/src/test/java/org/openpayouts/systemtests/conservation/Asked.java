package org.openpayouts.systemtests.conservation;

import java.math.BigDecimal;
import java.util.List;

/**
 * The journal of a load: every question as it was written down before it was sent, with its answer.
 *
 * @param payouts one line for each sending; the same reference again is the same wish
 * @param cancels one line for each sending
 * @param deposits one line for each sending; the same external id again is the same deposit
 * @param cutoffs one line for each sending; the same key again is the same order
 * @param addresses wherever a recipient may be paid by then
 */
public record Asked(
    List<Shop> shops,
    List<Payout> payouts,
    List<Cancel> cancels,
    List<Deposit> deposits,
    List<Cutoff> cutoffs,
    List<Address> addresses) {
  public Asked {
    shops = List.copyOf(shops);
    payouts = List.copyOf(payouts);
    cancels = List.copyOf(cancels);
    deposits = List.copyOf(deposits);
    cutoffs = List.copyOf(cutoffs);
    addresses = List.copyOf(addresses);
  }

  /**
   * A merchant of the load, and what it is charged for a payout.
   *
   * @param feePpm parts per million of the debit
   * @param feeFixed ledger units
   */
  public record Shop(String merchantId, int feePpm, long feeFixed) {}

  /**
   * A wish to pay.
   *
   * @param payoutId empty unless the answer is yes
   */
  public record Payout(
      String reference,
      String merchantId,
      String recipientId,
      BigDecimal amount,
      String currency,
      String ledgerCurrency,
      Answer answer,
      String payoutId) {
    public Payout answered(Answer heard, String id) {
      return new Payout(
          reference, merchantId, recipientId, amount, currency, ledgerCurrency, heard, id);
    }
  }

  /** A wish to take a payout back; the no says that it is too late. */
  public record Cancel(String payoutId, Answer answer) {
    public Cancel answered(Answer heard) {
      return new Cancel(payoutId, heard);
    }
  }

  /** Money that came in. */
  public record Deposit(
      String externalId, String merchantId, String currency, BigDecimal amount, Answer answer) {
    public Deposit answered(Answer heard) {
      return new Deposit(externalId, merchantId, currency, amount, heard);
    }
  }

  /**
   * An order to cut off.
   *
   * @param key also given as the reason, by which the told cutoff is known
   * @param cutoffId empty unless the answer is yes
   */
  public record Cutoff(String key, Answer answer, String cutoffId) {
    public Cutoff answered(Answer heard, String id) {
      return new Cutoff(key, heard, id);
    }
  }

  /** Where a recipient was said to be paid. */
  public record Address(String recipientId, String address) {}
}
