package org.openpayouts.bench.peers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of an outbox that nobody reads. */
@Entity
@Table(name = "asked_fact")
class AskedFact {
  @Id @GeneratedValue private long id;
  private String topic = "payouts";
  private long payout;

  @Column(length = 2_000)
  private String body = "";

  protected AskedFact() {}

  AskedFact(long payout, String body) {
    this.payout = payout;
    this.body = body;
  }

  long id() {
    return id;
  }

  String topic() {
    return topic;
  }

  long payout() {
    return payout;
  }

  String body() {
    return body;
  }
}
