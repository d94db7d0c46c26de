package org.openpayouts.payoutapi.payout;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.event.PayoutTransaction;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;

/** Payouts as the snapshot that every fact carries, and back. */
public final class SnapshotFacts {
  private SnapshotFacts() {}

  /** The snapshot of a payout that nobody has decided yet. */
  static PayoutSnapshot ofNew(Payout payout) {
    Payee payee = payout.draft().payee();
    Terms terms = payout.draft().terms();
    Notes notes = payout.draft().notes();
    return PayoutSnapshot.newBuilder()
        .setPayoutId(payout.id().value())
        .setMerchantId(payout.merchantId().value())
        .setRecipientId(payee.recipientId().value())
        .setShopperId(payee.shopperId())
        .setGroupId(payout.groupId() == null ? null : payout.groupId().value())
        .setTokenId(payout.tokenId().value())
        .setAmount(terms.amountText())
        .setCurrency(terms.currency().code())
        .setLedgerCurrency(terms.ledgerCurrency().code())
        .setEmail(payee.email())
        .setReference(notes.reference())
        .setLabel(notes.label())
        .setNotificationUrl(notes.notificationUrl())
        .setNotificationEmail(notes.notificationEmail())
        .setIgnoreEmails(notes.ignoreEmails())
        .setEffectiveDate(terms.effectiveDate())
        .setRequestedAt(payout.requestedAt())
        .setStatus(PayoutStatus.NEW)
        .setRequestMac(payout.requestMac().buffer())
        .setRequestDigest(payout.requestDigest().buffer())
        .build();
  }

  /** The payout that a snapshot tells about, as it was asked for. */
  public static Payout payout(PayoutSnapshot snapshot, String traceparent, UUID eventId) {
    byte[] digest = new byte[snapshot.getRequestDigest().remaining()];
    snapshot.getRequestDigest().duplicate().get(digest);
    return new Payout(
        new PayoutId(snapshot.getPayoutId()),
        new MerchantId(snapshot.getMerchantId()),
        new TokenId(snapshot.getTokenId()),
        draft(snapshot),
        snapshot.getGroupId() == null ? null : new GroupId(snapshot.getGroupId()),
        snapshot.getRequestedAt(),
        Mac.of(snapshot.getRequestMac()),
        RequestDigest.of(digest),
        traceparent,
        eventId);
  }

  private static Draft draft(PayoutSnapshot snapshot) {
    return new Draft(
        new Payee(
            new RecipientId(snapshot.getRecipientId()),
            snapshot.getEmail(),
            snapshot.getShopperId()),
        new Terms(
            new BigDecimal(snapshot.getAmount()),
            Currencies.of(snapshot.getCurrency()),
            Currencies.of(snapshot.getLedgerCurrency()),
            snapshot.getEffectiveDate()),
        new Notes(
            snapshot.getReference(),
            snapshot.getLabel(),
            snapshot.getNotificationUrl(),
            snapshot.getNotificationEmail(),
            snapshot.getIgnoreEmails()));
  }

  static Progress progress(
      PayoutSnapshot snapshot, long sequence, Status status, @Nullable String reason) {
    return new Progress(
        sequence, status, reason, funding(snapshot), transactions(snapshot.getTransactions()));
  }

  private static Progress.@Nullable Funding funding(PayoutSnapshot snapshot) {
    @Nullable FundingTerms terms = snapshot.getFunding();
    return terms == null
        ? null
        : new Progress.Funding(
            terms.getWithdrawal().getAsset(),
            new BigDecimal(terms.getRateInCurrency()),
            new BigDecimal(terms.getRateInLedgerCurrency()),
            debit(terms, Currencies.of(snapshot.getLedgerCurrency()).scale()));
  }

  private static Progress.Debit debit(FundingTerms terms, int scale) {
    return new Progress.Debit(
        BigDecimal.valueOf(terms.getLedgerAmount(), scale),
        BigDecimal.valueOf(terms.getPlatformFee(), scale),
        BigDecimal.valueOf(terms.getNetworkFee(), scale));
  }

  private static List<Progress.Transaction> transactions(List<PayoutTransaction> transactions) {
    return transactions.stream()
        .map(transaction ->
            new Progress.Transaction(
                transaction.getTxid(),
                Assets.of(transaction.getAsset())
                    .amount(new BigInteger(transaction.getBaseUnits())),
                transaction.getBroadcastAt(),
                transaction.getConfirmations()))
        .toList();
  }
}
