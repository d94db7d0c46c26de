package org.openpayouts.bench.naive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** The one row that every funding waits for. */
@Entity
@Table(name = "naive_balance")
class NaiveBalance {
  @Id private long id = 1;
  private BigDecimal available = new BigDecimal("1000000000");

  BigDecimal available() {
    return available;
  }

  void take(BigDecimal amount) {
    available = available.subtract(amount);
  }

  long id() {
    return id;
  }
}
