package org.openpayouts.webhookdispatcher.merchant;

import java.util.List;
import java.util.Optional;

/** Which of a merchant's keys signs a message. */
final class SigningKeys {

  private static final String PAYOUT_FACADE = "payout";

  private SigningKeys() {}

  /**
   * The key of the token that asked for the payout; where that token was revoked, the merchant's
   * newest payout token, because a revoked one may be in foreign hands; that one too where no token
   * is named, since nobody has asked. Empty: not known yet.
   */
  static Optional<Merchant.Key> choose(List<Merchant.Key> keys, String tokenId) {
    if (tokenId.isEmpty()) {
      return newest(keys);
    }
    var named = keys.stream().filter(key -> key.tokenId().equals(tokenId)).findFirst();
    if (named.isEmpty() || !named.get().revoked()) {
      return named;
    }
    return newest(keys);
  }

  private static Optional<Merchant.Key> newest(List<Merchant.Key> keys) {
    return keys.stream()
        .filter(key -> !key.revoked() && key.facade().equals(PAYOUT_FACADE))
        .reduce((older, newer) -> newer);
  }
}
