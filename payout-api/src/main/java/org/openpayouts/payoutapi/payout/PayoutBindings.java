package org.openpayouts.payoutapi.payout;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.payoutapi.reserve.EntryFacts;
import org.openpayouts.payoutapi.reserve.LedgerEntries;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code payouts.lifecycle.v1}, keyed by payout. Relies on no order: of a payout's facts the one
 * with the highest sequence stands, so repeats and late ones change nothing. The facts that move a
 * merchant's money are lines of its ledger, each kept once.
 */
@Configuration
class PayoutBindings {

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> foldLifecycle(
      Inbound inbound, RecordCodec codec, ProgressRows rows, LedgerEntries entries) {
    return inbound.handler(
        "foldLifecycle",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> {
          rows.keep(newest(batch));
          entries.keep(EntryFacts.of(batch));
        });
  }

  static List<ProgressRows.Change> newest(List<Received<SpecificRecord>> batch) {
    var bySequence =
        Comparator.comparingLong((ProgressRows.Change change) -> change.progress().sequence());
    return batch.stream()
        .flatMap(received -> LifecycleFacts.change(received.value()).stream())
        .collect(
            Collectors.toMap(
                ProgressRows.Change::id,
                Function.identity(),
                BinaryOperator.maxBy(bySequence),
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }
}
