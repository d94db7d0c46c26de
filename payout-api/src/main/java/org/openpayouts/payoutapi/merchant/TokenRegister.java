package org.openpayouts.payoutapi.merchant;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Gives tokens to merchants and takes them away. Each change is a new version of the merchant, and
 * is made under its lock.
 */
@Service
public class TokenRegister {
  private static final Logger log = LoggerFactory.getLogger(TokenRegister.class);
  private static final int MAX_TOKENS = 500;

  private final MerchantRegister register;
  private final Merchants merchants;
  private final Tokens tokens;
  private final TokenSins sins;
  private final TokenText texts;
  private final WebhookKeySeal seal;
  private final IdSource ids;

  TokenRegister(
      MerchantRegister register,
      Merchants merchants,
      Tokens tokens,
      TokenSins sins,
      TokenText texts,
      WebhookKeySeal seal,
      IdSource ids) {
    this.register = register;
    this.merchants = merchants;
    this.tokens = tokens;
    this.sins = sins;
    this.texts = texts;
    this.seal = seal;
    this.ids = ids;
  }

  /** A token that is to be. */
  public record Wish(TokenId id, Facade facade, Sin sin, @Nullable String label) {}

  /** An issued token with its text. */
  public record Issued(TokenId id, String text) {}

  /** A token as operators see it. */
  public record Entry(
      TokenId id,
      Facade facade,
      @Nullable String label,
      List<Sin> sins,
      boolean revoked,
      Instant issuedAt) {}

  /** There are as many tokens as there may be. */
  public static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooMany(String message) {
      super(message);
    }
  }

  /** The merchant's token for this facade and key; the same again answers the same token. */
  public Optional<Issued> issue(
      MerchantId merchantId, Facade facade, Sin sin, @Nullable String label) {
    return register.inTransaction(now ->
        merchants
            .lock(merchantId)
            .map(merchant -> {
              Token token =
                  tokens
                      .find(merchantId, facade, sin)
                      .orElseGet(() -> {
                        var id = new TokenId(ids.nextId());
                        return add(merchant, new Wish(id, facade, sin, label), now);
                      });
              return new Issued(token.id(), texts.of(token));
            }));
  }

  /**
   * Gives a merchant a token of an id that was told before. In the running transaction, if there is
   * one.
   *
   * @return false if there is no such merchant, or the id is a token already
   */
  public boolean give(MerchantId merchantId, Wish wish) {
    return register.inTransaction(now -> {
      Optional<Merchant> merchant = merchants.lock(merchantId);
      if (merchant.isEmpty() || tokens.find(wish.id()).isPresent()) {
        return false;
      }
      add(merchant.get(), wish, now);
      return true;
    });
  }

  /** Revokes a token for ever. False if the merchant has no such token. */
  public boolean revoke(MerchantId merchantId, TokenId id) {
    return register.inTransaction(now -> {
      Optional<Merchant> merchant = merchants.lock(merchantId);
      if (merchant.isPresent() && tokens.revoke(merchantId, id)) {
        register.changed(merchant.get(), now);
        log.atInfo()
            .addKeyValue("merchantId", merchantId)
            .addKeyValue("tokenId", id)
            .log("token revoked");
      }
      return tokens.find(id).filter(token -> token.merchantId().equals(merchantId)).isPresent();
    });
  }

  /** Empty if there is no such merchant. */
  public Optional<List<Entry>> list(MerchantId merchantId) {
    Map<TokenId, TokenKeys> keys = sins.of(merchantId);
    return merchants
        .find(merchantId)
        .map(merchant ->
            tokens.of(merchantId).stream()
                .sorted(Comparator.comparing(Token::issuedAt))
                .map(token -> entry(token, keys.getOrDefault(token.id(), TokenKeys.NONE)))
                .toList());
  }

  private static Entry entry(Token token, TokenKeys keys) {
    return new Entry(
        token.id(),
        token.facade(),
        token.label(),
        keys.linked().stream().map(TokenKeys.LinkedKey::sin).toList(),
        token.revoked(),
        token.issuedAt());
  }

  private Token add(Merchant merchant, Wish wish, Instant now) {
    if (tokens.of(merchant.id()).size() >= MAX_TOKENS) {
      throw new TooMany(
          "a merchant has at most %d tokens, revoked ones included".formatted(MAX_TOKENS));
    }
    String text = texts.apiToken(wish.id());
    WebhookKeySeal.Sealed sealed = seal.seal(text, merchant.id(), wish.id());
    var token =
        new Token(
            wish.id(),
            merchant.id(),
            wish.facade(),
            null,
            wish.label(),
            sealed.bytes(),
            sealed.sealedTo(),
            false,
            now);
    if (!tokens.add(token, TokenText.digest(text))) {
      throw new IllegalStateException("a token of this id was added meanwhile: " + wish.id());
    }
    sins.link(wish.id(), wish.sin(), now);
    register.changed(merchant, now);
    log.atInfo()
        .addKeyValue("merchantId", merchant.id())
        .addKeyValue("tokenId", wish.id())
        .addKeyValue("sin", wish.sin())
        .log("token issued");
    return token;
  }
}
