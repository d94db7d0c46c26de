package org.openpayouts.webhookdispatcher.merchant;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes in about merchants. */
@Configuration(proxyBeanMethods = false)
class MerchantBindings {

  /**
   * Topic merchants.v1, key merchantId, compacted. Relies on no order: the highest version wins, so
   * a repeat or an older record changes nothing.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> rememberMerchants(
      Inbound inbound, RecordCodec codec, MerchantIntake intake) {
    return inbound.handler(
        "rememberMerchants",
        Role.PROJECTION,
        (topic, value) -> MerchantFacts.of(codec.decode(topic, value)),
        batch -> intake.keep(batch.stream().flatMap(one -> one.value().stream()).toList()));
  }
}
