package org.openpayouts.webhookdispatcher.merchant;

import java.util.List;
import java.util.Optional;

/** Which of a merchant's keys signs a message. */
final class SigningKeys {

  private static final String PAYOUT_FACADE = "payout";

  private SigningKeys() {}

  /**
   * The key of the token that asked for the payout; where that token was revoked, the merchant's
   * newest payout token, because a revoked one may be in foreign hands. Empty: not known yet.
   */
  static Optional<Merchant.Key> choose(List<Merchant.Key> keys, String tokenId) {
    var named = keys.stream().filter(key -> key.tokenId().equals(tokenId)).findFirst();
    if (named.isEmpty() || !named.get().revoked()) {
      return named;
    }
    return keys.stream()
        .filter(key -> !key.revoked() && key.facade().equals(PAYOUT_FACADE))
        .reduce((older, newer) -> newer);
  }
}
