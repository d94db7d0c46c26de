package org.openpayouts.payoutapi.merchant;

import java.util.Optional;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Component;

/** Which token's key signs a webhook about something that no token asked for. */
@Component
public class WebhookTokens {
  private final Tokens tokens;

  WebhookTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The merchant's newest payout token; empty where it has none that is not revoked. */
  public Optional<TokenId> newest(MerchantId merchant) {
    return tokens.newest(merchant, Facade.PAYOUT);
  }
}
