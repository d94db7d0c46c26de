package org.openpayouts.fundingchecker.funding;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with requests, cutoffs and the facts of the lifecycle. */
@Configuration(proxyBeanMethods = false)
class FundingBindings {
  /**
   * Topic payouts.requests.v1, key payoutId. Relies on no order: a cancel without its request is
   * decided at once. The permanent arrival row makes a repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> decideRequests(
      Inbound inbound, RequestFacts facts, Intake intake) {
    return inbound.handler("decideRequests", Inbound.Role.DECIDER, facts, intake);
  }

  /**
   * Topic payouts.cutoffs.v1, key scheduleId. Relies on no order: waiting cutoffs are started by
   * their instants. The cutoff's row makes a repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> fundAtCutoff(
      Inbound inbound, CutoffFacts facts, CutoffStart start) {
    return inbound.handler("fundAtCutoff", Inbound.Role.DECIDER, facts, start);
  }

  /**
   * Topic payouts.lifecycle.v1, key payoutId; our own facts are passed over. Relies on no order:
   * postings commute. The line of each fact, unique by its event, makes a repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> settlePayouts(
      Inbound inbound, LifecycleFacts facts, Settlement settlement) {
    return inbound.handler("settlePayouts", Inbound.Role.DECIDER, facts, settlement);
  }
}
