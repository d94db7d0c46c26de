package org.openpayouts.fundingchecker.merchant;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with merchants.v1. */
@Configuration(proxyBeanMethods = false)
class MerchantBindings {
  /**
   * Topic merchants.v1, key merchantId. Relies on no order, as only the highest version is kept;
   * that also makes a repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> knowMerchants(
      Inbound inbound, MerchantFacts facts, MerchantBook book) {
    return inbound.handler("knowMerchants", Inbound.Role.KNOWLEDGE, facts, book);
  }
}
