package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes a receipt for each record, and a fact about it; a value that starts with "bad" violates a
 * constraint.
 */
final class Receipts implements BatchHandler<String> {

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Plan plan;

  Receipts(JdbcClient jdbc, Outbox outbox, Plan plan) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.plan = plan;
  }

  @Override
  public void handle(List<Received<String>> batch) {
    jdbc.sql(
            """
            insert into receipt (topic, partition, record_offset, record_key, value)
            select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[])
            """)
        .params(
            batch.stream().map(Received::topic).toArray(String[]::new),
            batch.stream().map(Received::partition).toArray(Integer[]::new),
            batch.stream().map(Received::offset).toArray(Long[]::new),
            batch.stream().map(Received::key).toArray(String[]::new),
            batch.stream().map(Received::value).toArray(String[]::new))
        .update();
    outbox.append(
        plan.topic() + "-out",
        Lane.BULK,
        batch.stream()
            .map(one -> OutboundRecord.of(one.key(), one.value().getBytes(UTF_8), Map.of()))
            .toList());
  }
}
