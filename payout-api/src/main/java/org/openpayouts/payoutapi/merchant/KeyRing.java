package org.openpayouts.payoutapi.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;

/**
 * Lets whoever may use a token say which keys may. A key that was taken away never comes back: the
 * signed request that linked it has no nonce, and could be sent again by anybody who has seen it.
 */
@Service
public class KeyRing {
  private static final int MAX_LINKED = 10;
  private static final int MAX_EVER = 200;
  private static final int MAX_TOKENS_SHOWN = 1_000;

  /** All of them stand in each fact of the merchant, which a topic takes up to a megabyte of. */
  private static final int MAX_OF_MERCHANT = 10_000;

  private final MerchantRegister register;
  private final Merchants merchants;
  private final Tokens tokens;
  private final TokenSins sins;
  private final TokenText texts;

  KeyRing(
      MerchantRegister register,
      Merchants merchants,
      Tokens tokens,
      TokenSins sins,
      TokenText texts) {
    this.register = register;
    this.merchants = merchants;
    this.tokens = tokens;
    this.sins = sins;
    this.texts = texts;
  }

  /** What became of a wish about keys. */
  public enum Outcome {
    DONE,
    /** The key was taken from this token before. */
    WAS_UNLINKED,
    /** The token would have no key. */
    LAST_KEY,
    TOO_MANY,
    /** The key is one of another merchant's. */
    ANOTHERS,
    NO_SUCH_KEY,
    /** Whoever asked may not use the token any more. */
    NOT_ALLOWED
  }

  /** A key of a token. */
  public record Key(Sin sin, Instant linkedAt) {}

  /** A token with its text. */
  public record Held(Facade facade, String text) {}

  /**
   * The tokens that a key may use. Where some were paired with this very key, only those of their
   * merchants: anybody may link a key, and a client that takes a stranger's token would pay with
   * it.
   */
  public List<Held> heldBy(PublicKey key) {
    Sin sin = Sin.of(key);
    List<Token> usable = tokens.of(sin, MAX_TOKENS_SHOWN);
    Set<MerchantId> paired = tokens.pairedWith(sin);
    return usable.stream()
        .filter(token -> paired.isEmpty() || paired.contains(token.merchantId()))
        .map(token -> new Held(token.facade(), texts.of(token)))
        .toList();
  }

  public List<Key> keys(Caller caller) {
    return sins.of(caller.merchantId(), caller.tokenId()).linked().stream()
        .map(key -> new Key(key.sin(), key.linkedAt()))
        .toList();
  }

  public Outcome link(Caller caller, Sin sin) {
    return change(
        caller,
        (keys, now) -> {
          if (keys.links(sin)) {
            return Outcome.DONE;
          }
          if (keys.unlinked().contains(sin)) {
            return Outcome.WAS_UNLINKED;
          }
          if (keys.linked().size() >= MAX_LINKED
              || keys.total() >= MAX_EVER
              || sins.everLinked(caller.merchantId()) >= MAX_OF_MERCHANT) {
            return Outcome.TOO_MANY;
          }
          if (sins.isAnothers(caller.merchantId(), sin)) {
            return Outcome.ANOTHERS;
          }
          sins.link(caller.tokenId(), sin, now);
          return Outcome.DONE;
        });
  }

  public Outcome unlink(Caller caller, Sin sin) {
    return change(
        caller,
        (keys, now) -> {
          if (keys.unlinked().contains(sin)) {
            return Outcome.DONE;
          }
          if (!keys.links(sin)) {
            return Outcome.NO_SUCH_KEY;
          }
          if (keys.linked().size() == 1) {
            return Outcome.LAST_KEY;
          }
          sins.unlink(caller.tokenId(), sin, now);
          return Outcome.DONE;
        });
  }

  /** Under the merchant's lock, and only if the caller may still use the token by then. */
  private Outcome change(Caller caller, BiFunction<TokenKeys, Instant, Outcome> wish) {
    return register.inTransaction(now -> {
      Optional<Merchant> merchant = merchants.lock(caller.merchantId());
      Optional<Token> token = tokens.find(caller.tokenId()).filter(found -> !found.revoked());
      TokenKeys before = sins.of(caller.merchantId(), caller.tokenId());
      if (merchant.isEmpty() || token.isEmpty() || !before.links(Sin.of(caller.key()))) {
        return Outcome.NOT_ALLOWED;
      }
      Outcome outcome = wish.apply(before, now);
      if (!sins.of(caller.merchantId(), caller.tokenId()).equals(before)) {
        register.changed(merchant.get(), now);
      }
      return outcome;
    });
  }
}
