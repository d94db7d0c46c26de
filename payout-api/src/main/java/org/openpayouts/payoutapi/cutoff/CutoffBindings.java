package org.openpayouts.payoutapi.cutoff;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code payouts.cutoffs.v1}, keyed by schedule, one partition. Relies on no order. A cutoff is a
 * row of its own id, so a repeat finds it there.
 */
@Configuration
class CutoffBindings {

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> announceCutoffs(
      Inbound inbound, RecordCodec codec, DueWatermarks watermarks) {
    return inbound.handler(
        "announceCutoffs",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> watermarks.add(announced(batch)));
  }

  private static List<DueWatermarks.Announced> announced(List<Received<SpecificRecord>> batch) {
    return batch.stream()
        .flatMap(received ->
            received.value() instanceof CutoffReached cutoff
                ? Stream.of(
                    new DueWatermarks.Announced(
                        new CutoffId(cutoff.getCutoffId()), cutoff.getInstant()))
                : Stream.empty())
        .toList();
  }
}
