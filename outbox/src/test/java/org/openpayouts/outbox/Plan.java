package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.openpayouts.schemas.serde.UnknownRecordType;

/** What a {@link Station} is to do. */
record Plan(
    String bootstrapServers,
    String jdbcUrl,
    String service,
    String holder,
    String topic,
    int concurrency,
    Role role,
    OutboxSettings settings,
    RecordDecoder<String> decoder,
    Failpoint failpoint) {

  /** One thread, short waits, plain texts. */
  static Plan of(String jdbcUrl, String topic) {
    return of(Arena.broker().bootstrapServers(), jdbcUrl, topic);
  }

  static Plan of(String bootstrapServers, String jdbcUrl, String topic) {
    return new Plan(
        bootstrapServers,
        jdbcUrl,
        "station-" + topic,
        "holder-" + HOLDERS.incrementAndGet(),
        topic,
        1,
        Role.PROJECTION,
        settings("station-" + topic),
        Plan::text,
        Failpoint.NONE);
  }

  private static OutboxSettings settings(String service) {
    return new OutboxSettings(
        service,
        new OutboxSettings.Relay(Duration.ofMillis(50), Duration.ofSeconds(3), 10_000, 16_000_000),
        new OutboxSettings.Inbound(
            Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5), 20, HOUR),
        new OutboxSettings.Transaction(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3)));
  }

  private static final AtomicInteger HOLDERS = new AtomicInteger();
  private static final Duration HOUR = Duration.ofHours(1);

  /** Garbage and unknown types say so themselves. */
  static String text(String topic, byte[] value) {
    String text = new String(value, UTF_8);
    if (text.startsWith("garbage")) {
      throw new UndecodableRecord("not a text");
    }
    if (text.startsWith("newer")) {
      throw new UnknownRecordType("a.type.of.Tomorrow", 99);
    }
    return text;
  }

  FailureClassifier classifier() {
    return new InboundConfiguration().failureClassifier();
  }

  Plan as(Role other) {
    return new Plan(
        bootstrapServers,
        jdbcUrl,
        service,
        holder,
        topic,
        concurrency,
        other,
        settings,
        decoder,
        failpoint);
  }

  Plan with(RecordDecoder<String> other) {
    return new Plan(
        bootstrapServers,
        jdbcUrl,
        service,
        holder,
        topic,
        concurrency,
        role,
        settings,
        other,
        failpoint);
  }

  Plan with(Failpoint other) {
    return new Plan(
        bootstrapServers,
        jdbcUrl,
        service,
        holder,
        topic,
        concurrency,
        role,
        settings,
        decoder,
        other);
  }

  Plan withThreads(int threads) {
    return new Plan(
        bootstrapServers,
        jdbcUrl,
        service,
        holder,
        topic,
        threads,
        role,
        settings,
        decoder,
        failpoint);
  }

  /** The same service on another database. */
  Plan on(String otherJdbcUrl) {
    return new Plan(
        bootstrapServers,
        otherJdbcUrl,
        service,
        "holder-" + HOLDERS.incrementAndGet(),
        topic,
        concurrency,
        role,
        settings,
        decoder,
        failpoint);
  }

  Plan heldBy(String other) {
    return new Plan(
        bootstrapServers,
        jdbcUrl,
        service,
        other,
        topic,
        concurrency,
        role,
        settings,
        decoder,
        failpoint);
  }
}
