package org.openpayouts.broadcaster.recipient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What recipients chose, told by Kafka. */
@Configuration(proxyBeanMethods = false)
class RecipientBindings {

  /** recipients.v1 by recipientId. Relies on no order: the highest version wins, also repeated. */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> followRecipients(
      Inbound inbound, RecipientFacts facts, Recipients recipients) {
    return inbound.handler(
        "followRecipients",
        Inbound.Role.PROJECTION,
        facts::decode,
        batch -> keep(batch, recipients));
  }

  private static void keep(List<Received<Optional<RecipientChange>>> batch, Recipients recipients) {
    batch.stream()
        .flatMap(received -> received.value().stream())
        .sorted(Comparator.comparing(RecipientChange::recipientId))
        .forEach(recipients::keep);
  }
}
