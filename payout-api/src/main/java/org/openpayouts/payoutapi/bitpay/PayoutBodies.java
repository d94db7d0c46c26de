package org.openpayouts.payoutapi.bitpay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.payoutapi.merchant.ResourceTokens;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.payout.Payout;
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
    return bodies(List.of(view)).getFirst();
  }

  List<PayoutBody> bodies(List<PayoutView> views) {
    Map<TokenId, ResourceTokens> byToken = new HashMap<>();
    return views.stream()
        .map(view -> {
          Payout payout = view.payout();
          ResourceTokens its = byToken.computeIfAbsent(payout.tokenId(), tokens::resources);
          return PayoutBody.of(view, its.of(payout.id()));
        })
        .toList();
  }
}
