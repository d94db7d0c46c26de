package org.openpayouts.payoutapi.bitpay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.deferral.Deferral;
import org.openpayouts.payoutapi.deferral.Deferrals;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.springframework.stereotype.Component;

/** Payouts as the API shows them, each with its own token. */
@Component
class PayoutBodies {
  private final TokenText tokens;
  private final Deferrals deferrals;

  PayoutBodies(TokenText tokens, Deferrals deferrals) {
    this.tokens = tokens;
    this.deferrals = deferrals;
  }

  PayoutBody body(PayoutView view) {
    return body(view, null);
  }

  /** With why it still waits, if it does. */
  PayoutBody explained(PayoutView view) {
    return body(view, deferrals.of(view).orElse(null));
  }

  private PayoutBody body(PayoutView view, @Nullable Deferral deferral) {
    return PayoutBody.of(
        view, deferral, tokens.resourceToken(view.payout().tokenId(), view.payout().id()));
  }

  List<PayoutBody> bodies(List<PayoutView> views) {
    return views.stream().map(this::body).toList();
  }
}
