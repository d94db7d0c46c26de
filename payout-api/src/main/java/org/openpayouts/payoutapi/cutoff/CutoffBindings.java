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
      Inbound inbound,
      RecordCodec codec,
      DueWatermarks watermarks,
      ToldCutoffs told,
      NextCutoffs next) {
    return inbound.handler(
        "announceCutoffs",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> {
          List<CutoffReached> cutoffs = cutoffs(batch);
          watermarks.add(cutoffs.stream().map(CutoffBindings::announced).toList());
          told.keep(cutoffs.stream().map(CutoffFacts::told).toList());
          next.keep(cutoffs.stream().flatMap(CutoffBindings::next).toList());
        });
  }

  private static List<CutoffReached> cutoffs(List<Received<SpecificRecord>> batch) {
    return batch.stream()
        .map(Received::value)
        .filter(CutoffReached.class::isInstance)
        .map(CutoffReached.class::cast)
        .toList();
  }

  private static DueWatermarks.Announced announced(CutoffReached cutoff) {
    return new DueWatermarks.Announced(new CutoffId(cutoff.getCutoffId()), cutoff.getInstant());
  }

  /** Older builds do not tell it. */
  private static Stream<NextCutoffs.Told> next(CutoffReached cutoff) {
    return Stream.ofNullable(cutoff.getNextInstant())
        .map(next -> new NextCutoffs.Told(next, cutoff.getEnvelope().getOccurredAt()));
  }
}
