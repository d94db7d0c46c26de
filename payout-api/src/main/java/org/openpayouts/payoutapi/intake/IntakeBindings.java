package org.openpayouts.payoutapi.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.payoutapi.payout.SnapshotFacts;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code payouts.requests.v1}, keyed by payout: this service's own facts, read back. Relies on no
 * order: a payout and its digest are inserted where they are missing and otherwise left alone. They
 * are missing only in a database that went back.
 */
@Configuration
class IntakeBindings {
  private static final String NO_TRACE = "00-00000000000000000000000000000001-0000000000000001-00";

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> recogniseOwnRequests(
      Inbound inbound,
      RecordCodec codec,
      Payouts payouts,
      RequestDigests digests,
      MeterRegistry meters) {
    Counter relearned = meters.counter("payouts.intake.relearned");
    return inbound.handler(
        "recogniseOwnRequests",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> relearned.increment(relearn(payouts(batch), payouts, digests)));
  }

  /** Answers how many payouts were missing. */
  static int relearn(List<Payout> requested, Payouts payouts, RequestDigests digests) {
    if (payouts.haveAll(requested)) {
      return 0;
    }
    int missing = payouts.add(requested);
    if (missing > 0) {
      digests.relearn(requested);
    }
    return missing;
  }

  static List<Payout> payouts(List<Received<SpecificRecord>> batch) {
    return batch.stream()
        .flatMap(received ->
            received.value() instanceof PayoutRequested fact
                ? Stream.of(payout(fact, received))
                : Stream.empty())
        .sorted(Comparator.comparing(Payout::id))
        .toList();
  }

  private static Payout payout(PayoutRequested fact, Received<?> received) {
    return SnapshotFacts.payout(
        fact.getPayout(),
        Objects.requireNonNullElse(received.header("traceparent"), NO_TRACE),
        fact.getEnvelope().getEventId());
  }
}
