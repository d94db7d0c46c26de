package org.openpayouts.payoutapi.rate;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.payoutapi.amount.Decimals;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code rates.v1}, keyed by base currency, one partition. Relies on no order: the highest version
 * of a base wins, so a repeat changes nothing.
 */
@Configuration
class RateBindings {

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> keepRates(
      Inbound inbound, RecordCodec codec, Rates rates) {
    return inbound.handler(
        "keepRates", Inbound.Role.PROJECTION, codec::decode, batch -> rates.keep(newest(batch)));
  }

  static List<Quote> newest(List<? extends Received<?>> batch) {
    return batch.stream()
        .map(Received::value)
        .flatMap(fact -> fact instanceof RatesPublished rates ? quotes(rates) : Stream.empty())
        .collect(
            Collectors.toMap(
                quote -> quote.base() + "/" + quote.quote(),
                quote -> quote,
                BinaryOperator.maxBy(Comparator.comparingLong(Quote::version)),
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static Stream<Quote> quotes(RatesPublished fact) {
    return fact.getRates().stream()
        .flatMap(rate ->
            Decimals.parse(rate.getRate())
                .filter(value -> value.signum() > 0)
                .map(value ->
                    new Quote(
                        fact.getBase(),
                        rate.getQuote(),
                        value,
                        fact.getVersion(),
                        fact.getObservedAt()))
                .stream());
  }
}
