package org.openpayouts.batchscheduler.cutoff;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with our own cutoffs, read back. */
@Configuration(proxyBeanMethods = false)
class CutoffBindings {
  /**
   * Topic payouts.cutoffs.v1, key scheduleId: this service's own facts. Relies on no order: a row
   * is written where it is missing, which is only in a database that went back; that also makes a
   * repeat harmless.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> recogniseOwnCutoffs(
      Inbound inbound, RecordCodec codec, CutoffFacts facts, Cutoffs cutoffs) {
    return inbound.handler(
        "recogniseOwnCutoffs",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch ->
            batch.stream()
                .map(own -> facts.read(own.value(), own.header("traceparent")))
                .forEach(cutoffs::recognise));
  }
}
