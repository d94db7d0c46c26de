package org.openpayouts.fundingchecker.recipient;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with recipients.v1. */
@Configuration(proxyBeanMethods = false)
class RecipientBindings {
  /**
   * Topic recipients.v1, key recipientId. Relies on no order, as only the highest version is kept;
   * that also makes a repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> knowRecipients(
      Inbound inbound, RecipientFacts facts, RecipientBook book) {
    return inbound.handler("knowRecipients", Inbound.Role.KNOWLEDGE, facts, book);
  }
}
