package org.openpayouts.bench.naive;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A row that is changed in place. */
@Entity
@Table(name = "naive_payout")
class NaivePayout {
  @Id @GeneratedValue private long id;
  private BigDecimal amount = BigDecimal.ZERO;
  private String recipient = "";
  private String status = "new";

  protected NaivePayout() {}

  NaivePayout(BigDecimal amount, String recipient) {
    this.amount = amount;
    this.recipient = recipient;
  }

  long id() {
    return id;
  }

  BigDecimal amount() {
    return amount;
  }

  String recipient() {
    return recipient;
  }

  String status() {
    return status;
  }

  void become(String next) {
    this.status = next;
  }
}
