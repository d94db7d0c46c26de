package org.openpayouts.webhookdispatcher.notification;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.event.FundingTerms;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutTransaction;

/** Translates payout snapshots into what a webhook shows of them. */
final class SnapshotFacts {

  private SnapshotFacts() {}

  static PayoutView view(PayoutSnapshot payout) {
    return new PayoutView(
        payout.getPayoutId(),
        payout.getRecipientId(),
        payout.getShopperId(),
        new BigDecimal(payout.getAmount()),
        payout.getCurrency(),
        payout.getLedgerCurrency(),
        rates(payout.getFunding()),
        payout.getEmail(),
        payout.getReference(),
        payout.getLabel(),
        payout.getNotificationEmail(),
        payout.getEffectiveDate(),
        payout.getRequestedAt(),
        payout.getStatus().name().toLowerCase(Locale.ROOT),
        payout.getTransactions().stream().map(SnapshotFacts::payment).toList());
  }

  private static PayoutView.@Nullable Rates rates(@Nullable FundingTerms funding) {
    return funding == null
        ? null
        : new PayoutView.Rates(
            funding.getWithdrawal().getAsset(),
            new BigDecimal(funding.getRateInCurrency()),
            new BigDecimal(funding.getRateInLedgerCurrency()));
  }

  private static PayoutView.Payment payment(PayoutTransaction transaction) {
    var asset = Assets.of(transaction.getAsset());
    return new PayoutView.Payment(
        transaction.getTxid(),
        asset.amount(new BigInteger(transaction.getBaseUnits())),
        transaction.getBroadcastAt());
  }
}
