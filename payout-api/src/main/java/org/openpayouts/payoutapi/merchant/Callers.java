package org.openpayouts.payoutapi.merchant;

import java.util.Optional;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.payoutapi.together.Together;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;
import org.springframework.util.ConcurrentLruCache;

/**
 * Finds out who a verified key and a token stand for. Each request asks the database whether the
 * token is still good and which version of its merchant stands; only what that version says is
 * kept.
 */
@Service
public class Callers {
  private static final int MAX_MERCHANTS = 1_000;

  private final Tokens tokens;
  private final Together<Tokens.Knock, Tokens.Opened> opened;
  private final ConcurrentLruCache<MerchantId, Merchant> merchants;

  Callers(Tokens tokens, Merchants merchants) {
    this.tokens = tokens;
    this.opened = new Together<>(tokens::opened);
    this.merchants =
        new ConcurrentLruCache<>(MAX_MERCHANTS, id -> merchants.find(id).orElseThrow());
  }

  /** Empty where the token is unknown, revoked, or not linked to this key: nobody learns which. */
  public Optional<Caller> find(String apiToken, PublicKey key) {
    return opened.ask(Tokens.Knock.of(apiToken, key)).map(token -> caller(token, key));
  }

  /**
   * Whose a key is, as far as it may use any token. Anybody may have linked it, so one with whom an
   * operator has paired it comes before, and the oldest token where there are several.
   */
  public Optional<MerchantId> merchantOf(PublicKey key) {
    return tokens.merchantOf(Sin.of(key));
  }

  private Caller caller(Tokens.Opened token, PublicKey key) {
    MerchantProfile profile = merchant(token).profile();
    return new Caller(
        token.merchantId(),
        token.id(),
        token.facade(),
        key,
        profile.settlementCurrency(),
        profile.policy());
  }

  private Merchant merchant(Tokens.Opened token) {
    Merchant known = merchants.get(token.merchantId());
    if (known.eventId().equals(token.merchantVersion())) {
      return known;
    }
    merchants.remove(token.merchantId());
    return merchants.get(token.merchantId());
  }
}
