package org.openpayouts.webhookdispatcher.replay;

import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.webhookdispatcher.delivery.DeliveryRevival;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators send back to be tried again. */
@Configuration(proxyBeanMethods = false)
class ReplayBindings {

  /**
   * Topic webhooks.replay.v1, key payoutId; read by this service alone, so that no money fact is
   * ever handled again. Relies on no order. A repeat is harmless: one wish per event id.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> tryAgain(
      Inbound inbound, RecordCodec codec, DeliveryRevival revival) {
    RecordDecoder<SpecificRecord> decoder = codec::decode;
    return inbound.handler(
        "tryAgain",
        Role.PROJECTION,
        decoder,
        batch ->
            revival.revive(batch.stream().flatMap(one -> ReplayFacts.of(one).stream()).toList()));
  }
}
