package org.openpayouts.payoutapi.bitpay;

import java.util.List;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.springframework.stereotype.Component;

/** Payouts as the API shows them, each with its own token. */
@Component
class PayoutBodies {
  private final TokenText tokens;

  PayoutBodies(TokenText tokens) {
    this.tokens = tokens;
  }

  PayoutBody body(PayoutView view) {
    return PayoutBody.of(view, tokens.resourceToken(view.payout().tokenId(), view.payout().id()));
  }

  List<PayoutBody> bodies(List<PayoutView> views) {
    return views.stream().map(this::body).toList();
  }
}
