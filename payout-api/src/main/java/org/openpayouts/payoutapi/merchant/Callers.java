package org.openpayouts.payoutapi.merchant;

import java.util.Optional;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;

/** Finds out who a verified key and a token stand for. */
@Service
public class Callers {
  private final Tokens tokens;
  private final Merchants merchants;

  Callers(Tokens tokens, Merchants merchants) {
    this.tokens = tokens;
    this.merchants = merchants;
  }

  /** Empty where the token is unknown, revoked, or not linked to this key: nobody learns which. */
  public Optional<Caller> find(String apiToken, PublicKey key) {
    return tokens.usable(TokenText.digest(apiToken), key).flatMap(token -> caller(token, key));
  }

  /** Whose a key is, as far as it may use any token; the first one where there are several. */
  public Optional<MerchantId> merchantOf(PublicKey key) {
    return tokens.of(Sin.of(key), 1).stream().map(Token::merchantId).findFirst();
  }

  private Optional<Caller> caller(Token token, PublicKey key) {
    return merchants
        .find(token.merchantId())
        .map(merchant ->
            new Caller(
                merchant.id(),
                token.id(),
                token.facade(),
                key,
                merchant.profile().settlementCurrency(),
                merchant.profile().policy()));
  }
}
