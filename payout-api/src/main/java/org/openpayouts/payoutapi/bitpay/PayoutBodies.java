package org.openpayouts.payoutapi.bitpay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.deferral.Deferral;
import org.openpayouts.payoutapi.deferral.Deferrals;
import org.openpayouts.payoutapi.merchant.ResourceTokens;
import org.openpayouts.payoutapi.merchant.TokenId;
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
    return body(view, deferral, tokens.resources(view.payout().tokenId()));
  }

  private static PayoutBody body(
      PayoutView view, @Nullable Deferral deferral, ResourceTokens tokens) {
    return PayoutBody.of(view, deferral, tokens.of(view.payout().id()));
  }

  /** Each with the token of whoever asked for it. */
  List<PayoutBody> bodies(List<PayoutView> views) {
    Map<TokenId, ResourceTokens> byToken = new HashMap<>();
    return views.stream()
        .map(view ->
            body(view, null, byToken.computeIfAbsent(view.payout().tokenId(), tokens::resources)))
        .toList();
  }
}
