package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes each of the station's own facts as often as it is learned. */
record LearnedReceipts(JdbcClient jdbc, String topic) implements OwnFacts {

  @Override
  public void learn(List<Received<byte[]>> batch) {
    jdbc.sql(
            """
            insert into learned (topic, partition, record_offset, value, receipts)
            select *, (select count(*) from receipt)
              from unnest(?::text[], ?::int[], ?::bigint[], ?::text[])
            """)
        .params(
            batch.stream().map(Received::topic).toArray(String[]::new),
            batch.stream().map(Received::partition).toArray(Integer[]::new),
            batch.stream().map(Received::offset).toArray(Long[]::new),
            batch.stream().map(fact -> new String(fact.value(), UTF_8)).toArray(String[]::new))
        .update();
  }
}
