package org.openpayouts.bench.peers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;

/** A row that one request makes. */
@Entity
@Table(
    name = "asked_payout",
    indexes = {
      @Index(columnList = "recipient, requested_at"),
      @Index(columnList = "reference"),
      @Index(columnList = "status, requested_at")
    })
class AskedPayout {
  @Id @GeneratedValue private long id;
  private BigDecimal amount = BigDecimal.ZERO;
  private String currency = "";
  private String recipient = "";
  private String reference = "";
  private String label = "";
  private String status = "new";

  @Column(name = "requested_at")
  private Instant requestedAt = Instant.EPOCH;

  protected AskedPayout() {}

  AskedPayout(Wish wish, Clock clock) {
    this.amount = wish.amount();
    this.currency = wish.currency();
    this.recipient = wish.recipientId();
    this.reference = wish.reference();
    this.label = wish.label();
    this.requestedAt = clock.instant();
  }

  long id() {
    return id;
  }

  BigDecimal amount() {
    return amount;
  }

  String currency() {
    return currency;
  }

  String recipient() {
    return recipient;
  }

  String reference() {
    return reference;
  }

  String label() {
    return label;
  }

  String status() {
    return status;
  }

  Instant requestedAt() {
    return requestedAt;
  }
}
