package org.openpayouts.outbox;

import java.time.Instant;
import java.util.List;

/** The way out: facts appended here leave for Kafka if, and only if, the transaction commits. */
public final class Outbox {

  Outbox() {}

  /**
   * Appends records of one topic, in order; must run inside the caller's transaction.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void append(String topic, Lane lane, List<OutboundRecord> records) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * The instant of an intake, read behind the shared lock that keeps watermarks true. Call it in
   * the transaction before writing any watermarked record: requests, merchants, recipients, reserve
   * commands.
   */
  public Instant intakeInstant() {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * Commits a watermark in a transaction of its own: every watermarked record with an instant
   * before the returned one was committed before, and is acknowledged before the watermark is sent.
   */
  public Instant watermark(WatermarkRecords records) {
    throw new UnsupportedOperationException("being built");
  }
}
