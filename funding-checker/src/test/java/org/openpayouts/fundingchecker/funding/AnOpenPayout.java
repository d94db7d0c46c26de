package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.IdSource;

/** Builds open payouts for decisions. */
record AnOpenPayout(
    long order,
    String recipientId,
    String amount,
    String currency,
    Instant effectiveAt,
    @Nullable Reason said) {
  static final String RECIPIENT = IdSource.secure().nextId();
  static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

  /** The n-th in the order of requests. */
  static AnOpenPayout anOpenPayout(long order, String amount) {
    return new AnOpenPayout(order, RECIPIENT, amount, "USD", MORNING, null);
  }

  AnOpenPayout to(String recipient) {
    return new AnOpenPayout(order, recipient, amount, currency, effectiveAt, said);
  }

  AnOpenPayout in(String other) {
    return new AnOpenPayout(order, recipientId, amount, other, effectiveAt, said);
  }

  AnOpenPayout effectiveAt(Instant instant) {
    return new AnOpenPayout(order, recipientId, amount, currency, instant, said);
  }

  OpenPayout build() {
    return new OpenPayout(
        "payout-%06d".formatted(order),
        MORNING.plusSeconds(order),
        recipientId,
        new BigDecimal(amount),
        currency,
        effectiveAt,
        1,
        said);
  }
}
