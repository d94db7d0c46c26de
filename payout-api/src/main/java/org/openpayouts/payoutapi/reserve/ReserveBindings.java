package org.openpayouts.payoutapi.reserve;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.AccountBalance;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code reserves.entries.v1}, keyed by merchant and currency. Relies on no order: the posting with
 * the highest version stands, so repeats and late ones change nothing; a line of a ledger is kept
 * once, by its cause, and so is a refusal; a shortage once, by its cutoff.
 */
@Configuration
class ReserveBindings {

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> foldReserves(
      Inbound inbound,
      RecordCodec codec,
      Reserves reserves,
      LedgerEntries entries,
      Withdrawals withdrawals,
      Shortages shortages) {
    return inbound.handler(
        "foldReserves",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> {
          reserves.keep(newest(batch));
          entries.keep(EntryFacts.of(batch));
          withdrawals.keep(RefusalFacts.of(batch));
          shortages.keep(shortages(batch));
        });
  }

  static List<Shortage> shortages(List<Received<SpecificRecord>> batch) {
    return batch.stream()
        .flatMap(received ->
            received.value() instanceof ReserveShort told
                ? Stream.of(ShortageFacts.shortage(told))
                : Stream.empty())
        .toList();
  }

  static List<Reserve> newest(List<Received<SpecificRecord>> batch) {
    return batch.stream()
        .flatMap(received ->
            received.value() instanceof LedgerPosted posting
                ? Stream.of(reserve(posting))
                : Stream.empty())
        .collect(
            Collectors.toMap(
                reserve -> reserve.merchantId().value() + ":" + reserve.currency(),
                Function.identity(),
                BinaryOperator.maxBy(Comparator.comparingLong(Reserve::version)),
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static Reserve reserve(LedgerPosted posting) {
    return new Reserve(
        new MerchantId(posting.getMerchantId()),
        posting.getCurrency(),
        posting.getScale(),
        posting.getVersion(),
        posting.getBalances().stream()
            .collect(
                Collectors.toMap(
                    balance -> balance.getAccount().name(), AccountBalance::getBalance)),
        posting.getEnvelope().getOccurredAt());
  }
}
