package org.openpayouts.payoutapi.recipient;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code recipients.v1}, keyed by recipient: this service's own facts, read back. Relies on no
 * order: the highest version wins. Only a database that went back holds a lower one.
 */
@Configuration
class RecipientBindings {

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> recogniseOwnRecipients(
      Inbound inbound, RecordCodec codec, RelearnedRecipients relearned) {
    return inbound.handler(
        "recogniseOwnRecipients",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> relearned.relearn(newest(batch)));
  }

  /** In the order of their ids. */
  static List<Recipient> newest(List<? extends Received<?>> batch) {
    return batch.stream()
        .map(Received::value)
        .flatMap(fact ->
            fact instanceof RecipientChanged told
                ? Stream.of(RecipientFacts.recipient(told))
                : Stream.empty())
        .collect(
            Collectors.toMap(
                told -> told.id().value(),
                told -> told,
                BinaryOperator.maxBy(Comparator.comparingLong(Recipient::version)),
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }
}
