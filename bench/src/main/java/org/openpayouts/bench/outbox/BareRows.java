package org.openpayouts.bench.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openpayouts.outbox.OutboundRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The least that can be called a relay: a plain table with a row for each fact, read from its head,
 * sent, waited for, deleted. Nobody else may run it, nothing is fenced, no lane, no barrier.
 */
final class BareRows {
  /** As many as a round of the outbox's relay. */
  private static final int ROUND = 10_000;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  BareRows(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    template.execute(
        """
        create table bare_outbox (
            id    bigint generated always as identity primary key,
            key   bytea not null,
            value bytea not null)
        """);
  }

  private record Row(long id, OutboundRecord fact) {}

  void append(List<OutboundRecord> facts) {
    template.batchUpdate(
        "insert into bare_outbox (key, value) values (?, ?)",
        facts,
        1_000,
        (statement, fact) -> {
          statement.setBytes(1, fact.key());
          statement.setBytes(2, fact.value());
        });
  }

  /** Sends until nothing is left. */
  void drainTo(String topic, Producer<byte[], byte[]> producer) {
    for (List<Row> rows = head(); !rows.isEmpty(); rows = head()) {
      List<Future<?>> sent = new ArrayList<>(rows.size());
      for (Row row : rows) {
        sent.add(producer.send(new ProducerRecord<>(topic, row.fact().key(), row.fact().value())));
      }
      producer.flush();
      sent.forEach(BareRows::requireAcknowledged);
      jdbc.sql("delete from bare_outbox where id <= ?").param(rows.getLast().id()).update();
    }
  }

  private List<Row> head() {
    return jdbc.sql("select id, key, value from bare_outbox order by id limit ?")
        .param(ROUND)
        .query((row, number) ->
            new Row(
                row.getLong(1),
                new OutboundRecord(row.getBytes(2), row.getBytes(3), Map.of(), null)))
        .list();
  }

  private static void requireAcknowledged(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("not acknowledged", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
