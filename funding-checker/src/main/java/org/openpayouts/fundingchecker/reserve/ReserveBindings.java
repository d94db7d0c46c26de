package org.openpayouts.fundingchecker.reserve;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with reserves.commands.v1. */
@Configuration(proxyBeanMethods = false)
class ReserveBindings {
  /**
   * Topic reserves.commands.v1, key merchantId:currency. Relies on no order for what comes in or is
   * taken back: what is owed is settled by the next deposit. A withdrawal is judged by the reserve
   * that it finds. The command's id, looked up behind the ledger's lock, makes a repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> bookReserveCommands(
      Inbound inbound, ReserveFacts facts, ReserveBook book) {
    return inbound.handler("bookReserveCommands", Inbound.Role.DECIDER, facts, book);
  }
}
