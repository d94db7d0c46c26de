package org.openpayouts.broadcaster.transaction;

import org.openpayouts.broadcaster.batch.Payable;
import org.openpayouts.broadcaster.payout.News;
import org.openpayouts.broadcaster.recipient.Agreement;
import org.openpayouts.broadcaster.wallet.OutputTerms;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.schemas.currency.Asset;

/** Whether a funded payout may enter a plan. The signer verifies it once more, without us. */
sealed interface Admission {
  record Admitted(Payable payable) implements Admission {}

  record NotYet() implements Admission {}

  record Never(News.Impossible reason) implements Admission {}

  static Admission of(PaymentOrder order, Agreement agreement, OutputTerms terms, Asset asset) {
    if (agreement == Agreement.CONTRADICTS) {
      return new Never(News.Impossible.INTENT_MISMATCH);
    }
    if (!order.asset().equals(asset.code()) || !order.chain().equals(asset.chain())) {
      return new Never(News.Impossible.ASSET_UNSUPPORTED);
    }
    return switch (terms) {
      case OutputTerms.Unpayable _ -> new Never(News.Impossible.DESTINATION_INVALID);
      case OutputTerms.Payable(long weight, var dust) -> {
        if (order.memo() != null) {
          yield new Never(News.Impossible.DESTINATION_INVALID);
        }
        if (order.amount().isLessThan(dust)) {
          yield new Never(News.Impossible.BELOW_DUST);
        }
        yield agreement == Agreement.NOT_YET_KNOWN
            ? new NotYet()
            : new Admitted(
                new Payable(
                    new Payment(order.payoutId(), order.address(), order.amount()), weight));
      }
    };
  }
}
