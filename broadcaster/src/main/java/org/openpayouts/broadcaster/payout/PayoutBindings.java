package org.openpayouts.broadcaster.payout;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What payouts are told by Kafka. */
@Configuration(proxyBeanMethods = false)
class PayoutBindings {

  /**
   * payouts.lifecycle.v1 by payoutId. Relies on no order: a funding stands alone, and every other
   * fact of the topic is none of ours or our own. A repeat meets the payout's row and does nothing;
   * a second funding under other terms is a defect and is parked.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> receiveFundedPayouts(
      Inbound inbound, PayoutFacts facts, FundedIntake intake) {
    return inbound.handler(
        "receiveFundedPayouts",
        Inbound.Role.DECIDER,
        (topic, value) -> Optional.ofNullable(facts.decode(topic, value)),
        intake::receive);
  }
}
