package org.openpayouts.outbox.till;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.outbox.Received;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootConfiguration
@EnableAutoConfiguration
class TillApplication {

  /** Whether this build reads what an earlier one could not. */
  static final AtomicBoolean READS_ODD = new AtomicBoolean();

  @Bean
  Sales sales(JdbcClient jdbc) {
    return new Sales(jdbc);
  }

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> receive(
      Inbound inbound, Sales sales, Outbox outbox) {
    return inbound.handler(
        "receive",
        Role.PROJECTION,
        (topic, value) -> read(value),
        batch -> batch.forEach(record -> sell(record, sales, outbox)));
  }

  private static String read(byte[] value) {
    String text = new String(value, UTF_8);
    if (text.startsWith("odd") && !READS_ODD.get()) {
      throw new UndecodableRecord("this build cannot read it");
    }
    return text;
  }

  private static void sell(Received<String> record, Sales sales, Outbox outbox) {
    sales.add(record);
    outbox.append(record.topic() + "-out", Lane.BULK, List.of(factOf(record)));
  }

  private static OutboundRecord factOf(Received<String> record) {
    String trace = record.header("traceparent");
    Map<String, String> headers = trace == null ? Map.of() : Map.of("traceparent", trace);
    return OutboundRecord.of(record.key(), record.value().getBytes(UTF_8), headers);
  }

  @Bean
  StoredFacts storedFacts() {
    return (scope, afterCursor, limit) ->
        switch (scope) {
          case StoredFacts.Scope.OfPayout(var payoutId) ->
              afterCursor >= 1 ? List.of() : List.of(stored(payoutId));
          case StoredFacts.Scope.Since(var instant) -> List.of();
        };
  }

  private static StoredFacts.StoredFact stored(String payoutId) {
    return new StoredFacts.StoredFact(
        1,
        System.getProperty("till.reemit.topic", "none"),
        Lane.BULK,
        OutboundRecord.of(payoutId, "again".getBytes(UTF_8), Map.of()));
  }
}
