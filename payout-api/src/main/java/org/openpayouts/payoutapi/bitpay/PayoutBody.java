package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.deferral.Deferral;
import org.openpayouts.payoutapi.payout.Notes;
import org.openpayouts.payoutapi.payout.Payee;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Progress;
import org.openpayouts.payoutapi.payout.Terms;

/** A payout as the API shows it; what is absent is left out, since some clients choke on null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "id",
  "recipientId",
  "shopperId",
  "amount",
  "currency",
  "ledgerCurrency",
  "exchangeRates",
  "debit",
  "email",
  "reference",
  "label",
  "notificationURL",
  "notificationEmail",
  "effectiveDate",
  "requestDate",
  "status",
  "deferral",
  "groupId",
  "ignoreEmails",
  "transactions",
  "token"
})
record PayoutBody(
    String id,
    String recipientId,
    @Nullable String shopperId,
    BigDecimal amount,
    String currency,
    String ledgerCurrency,
    @Nullable Map<String, Map<String, BigDecimal>> exchangeRates,
    @Nullable DebitBody debit,
    @Nullable String email,
    @Nullable String reference,
    @Nullable String label,
    @JsonProperty("notificationURL") @Nullable String notificationUrl,
    @Nullable String notificationEmail,
    String effectiveDate,
    String requestDate,
    String status,
    @Nullable DeferralBody deferral,
    @Nullable String groupId,
    boolean ignoreEmails,
    List<TransactionBody> transactions,
    String token) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String EFFECTIVE_TIME = "T09:00:00.000Z";

  @JsonPropertyOrder({"txid", "amount", "date", "confirmations"})
  record TransactionBody(String txid, BigDecimal amount, String date, int confirmations) {}

  /** What it cost the ledger, in its currency. */
  @JsonPropertyOrder({"amount", "platformFee", "networkFee", "total"})
  record DebitBody(
      BigDecimal amount, BigDecimal platformFee, BigDecimal networkFee, BigDecimal total) {

    static @Nullable DebitBody of(Progress.@Nullable Funding funding) {
      Progress.@Nullable Debit debit = funding == null ? null : funding.debit();
      return debit == null
          ? null
          : new DebitBody(debit.amount(), debit.platformFee(), debit.networkFee(), debit.total());
    }
  }

  /** Why it still waits. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"reason", "cutoffDate", "shortage"})
  record DeferralBody(String reason, @Nullable String cutoffDate, @Nullable ShortageBody shortage) {

    static DeferralBody of(Deferral deferral) {
      Instant cutoff = deferral.cutoff();
      Deferral.Shortage shortage = deferral.shortage();
      return new DeferralBody(
          deferral.reason(),
          cutoff == null ? null : MILLIS.format(cutoff),
          shortage == null
              ? null
              : new ShortageBody(
                  shortage.missing(), shortage.firstBlocked().value(), shortage.waiting()));
    }
  }

  @JsonPropertyOrder({"missing", "firstBlocked", "waiting"})
  record ShortageBody(BigDecimal missing, String firstBlocked, long waiting) {}

  static PayoutBody of(PayoutView view, @Nullable Deferral deferral, String resourceToken) {
    Payout payout = view.payout();
    Payee payee = payout.draft().payee();
    Terms terms = payout.draft().terms();
    Notes notes = payout.draft().notes();
    return new PayoutBody(
        payout.id().value(),
        payee.recipientId().value(),
        payee.shopperId(),
        terms.amount(),
        terms.currency().code(),
        terms.ledgerCurrency().code(),
        exchangeRates(view.progress().funding(), terms),
        DebitBody.of(view.progress().funding()),
        payee.email(),
        notes.reference(),
        notes.label(),
        notes.notificationUrl(),
        notes.notificationEmail(),
        effectiveDate(terms.effectiveDate()),
        MILLIS.format(payout.requestedAt()),
        view.progress().status().word(),
        deferral == null ? null : DeferralBody.of(deferral),
        payout.groupId() == null ? null : payout.groupId().value(),
        notes.ignoreEmails(),
        view.progress().transactions().stream().map(PayoutBody::transaction).toList(),
        resourceToken);
  }

  private static String effectiveDate(LocalDate day) {
    return day + EFFECTIVE_TIME;
  }

  private static TransactionBody transaction(Progress.Transaction transaction) {
    return new TransactionBody(
        transaction.txid(),
        transaction.amount(),
        MILLIS.format(transaction.broadcastAt()),
        transaction.confirmations());
  }

  /** From the paid asset to the currencies that the payout is counted in. */
  private static @Nullable Map<String, Map<String, BigDecimal>> exchangeRates(
      Progress.@Nullable Funding funding, Terms terms) {
    if (funding == null) {
      return null;
    }
    Map<String, BigDecimal> quotes = new LinkedHashMap<>();
    quotes.put(terms.currency().code(), funding.rateInCurrency());
    quotes.putIfAbsent(terms.ledgerCurrency().code(), funding.rateInLedgerCurrency());
    return Map.of(funding.asset(), quotes);
  }
}
