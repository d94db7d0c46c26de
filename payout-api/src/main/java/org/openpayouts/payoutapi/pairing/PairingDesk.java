package org.openpayouts.payoutapi.pairing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.merchant.TokenRegister;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Brings keys and tokens together. Whatever was answered once is answered again. */
@Service
public class PairingDesk {
  private static final Duration ASKED_FOR = Duration.ofHours(24);
  private static final Duration OFFERED_TO_ONE = Duration.ofHours(24);
  private static final Duration OFFERED_TO_ANY = Duration.ofHours(1);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_OFFERED = 1_000;
  private static final int MOST_SHOWN = 1_000;

  private final Pairings pairings;
  private final WrongCodes wrongCodes;
  private final PairingCodes codes;
  private final TokenRegister register;
  private final Merchants merchants;
  private final TokenText texts;
  private final IdSource ids;
  private final TransactionOperations transactions;

  PairingDesk(
      Pairings pairings,
      WrongCodes wrongCodes,
      PairingCodes codes,
      TokenRegister register,
      Merchants merchants,
      TokenText texts,
      IdSource ids,
      TransactionOperations transactions) {
    this.pairings = pairings;
    this.wrongCodes = wrongCodes;
    this.codes = codes;
    this.register = register;
    this.merchants = merchants;
    this.texts = texts;
    this.ids = ids;
    this.transactions = transactions;
  }

  /** A pairing, the code that names it, and the text of the token that it is about. */
  public record Coded(Pairing pairing, String code, String tokenText) {}

  /** What became of a code. */
  public sealed interface Outcome {
    record Paired(Pairing pairing, String tokenText) implements Outcome {}

    /** There is none, it has expired, or it is for another key. */
    record NoSuchCode() implements Outcome {}

    /** Too many wrong ones were tried; a code that was made for this very key still opens. */
    record TooManyTries() implements Outcome {}

    /** An operator expected another key behind the code. */
    record OtherKey(Sin actual) implements Outcome {}

    /** It was given to another merchant. */
    record Given() implements Outcome {}

    record NoMerchant() implements Outcome {}
  }

  /** A client wants a token for its key. Nothing comes of it without an operator. */
  public Coded ask(Sin sin, Facade facade, @Nullable String label) {
    return inTransaction(() -> {
      pairings.tidy(MOST_WAITING);
      return begin(null, sin, facade, label, ASKED_FOR);
    });
  }

  /** An operator offers a token of a merchant, to one key or to whoever brings the code. */
  public Optional<Coded> offer(
      MerchantId merchant, Facade facade, @Nullable Sin sin, @Nullable String label) {
    return inTransaction(() -> {
      pairings.tidy(MOST_WAITING);
      if (pairings.offered() >= MOST_OFFERED) {
        throw new TokenRegister.TooMany("more than " + MOST_OFFERED + " offered tokens are open");
      }
      Duration lifetime = sin == null ? OFFERED_TO_ANY : OFFERED_TO_ONE;
      return merchants.find(merchant).map(known -> begin(known.id(), sin, facade, label, lifetime));
    });
  }

  /** An operator gives a merchant the token that a client has asked for. */
  public Outcome approve(MerchantId merchant, String code, @Nullable Sin expected) {
    return inTransaction(() ->
        pairings
            .lockAsked(texts.codeDigest(code))
            .<Outcome>map(asked -> approve(merchant, asked, expected))
            .orElseGet(Outcome.NoSuchCode::new));
  }

  /** A client takes the token that an operator has offered. */
  public Outcome take(Sin sin, String code) {
    if (!PairingCodes.isOne(code)) {
      return new Outcome.NoSuchCode();
    }
    byte[] digest = texts.codeDigest(code);
    Optional<Outcome> own =
        inTransaction(() -> pairings.lockOfferedTo(sin, digest).map(offer -> take(offer, sin)));
    if (own.isPresent()) {
      return own.get();
    }
    if (!inTransaction(wrongCodes::count)) {
      return new Outcome.TooManyTries();
    }
    return inTransaction(() ->
        pairings
            .lockOfferedToAny(digest)
            .map(offer -> {
              wrongCodes.forgive();
              return take(offer, sin);
            })
            .orElseGet(Outcome.NoSuchCode::new));
  }

  /** What waits for an operator, the newest first. */
  public List<Pairing> waiting() {
    return pairings.waiting(MOST_SHOWN);
  }

  private Outcome approve(MerchantId merchant, Pairing asked, @Nullable Sin expected) {
    Sin sin = asked.sin().orElseThrow();
    if (expected != null && !expected.equals(sin)) {
      return new Outcome.OtherKey(sin);
    }
    if (asked.paired()) {
      return asked.merchantId().equals(Optional.of(merchant)) ? paired(asked) : new Outcome.Given();
    }
    if (merchants.find(merchant).isEmpty()) {
      return new Outcome.NoMerchant();
    }
    return complete(asked, merchant, sin);
  }

  private Outcome take(Pairing offer, Sin sin) {
    return offer.paired() ? paired(offer) : complete(offer, offer.merchantId().orElseThrow(), sin);
  }

  /** A token that is there already was paired before this database went back: the code is spent. */
  private Outcome complete(Pairing pairing, MerchantId merchant, Sin sin) {
    if (!register.give(merchant, pairing.wish(sin))) {
      return new Outcome.NoSuchCode();
    }
    pairings.complete(pairing.tokenId(), merchant, sin);
    return paired(pairing);
  }

  private Outcome paired(Pairing pairing) {
    return new Outcome.Paired(pairing, texts.apiToken(pairing.tokenId()));
  }

  private Coded begin(
      @Nullable MerchantId offeredBy,
      @Nullable Sin sin,
      Facade facade,
      @Nullable String label,
      Duration lifetime) {
    var id = new TokenId(ids.nextId());
    String code = codes.next();
    Pairing begun =
        pairings.add(
            new Pairings.Beginning(
                id, texts.codeDigest(code), offeredBy, sin, facade, label, lifetime));
    return new Coded(begun, code, texts.apiToken(id));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
