package org.openpayouts.payoutapi.merchant;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code merchants.v1}, keyed by merchant: this service's own facts, read back. Relies on no order:
 * the highest version wins, with the tokens that it names. Only a database that went back holds a
 * lower one. The facts carry no external ids: a merchant that is not known here stays so.
 */
@Configuration
class MerchantBindings {
  private static final Logger log = LoggerFactory.getLogger(MerchantBindings.class);

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> recogniseOwnMerchants(
      Inbound inbound, RecordCodec codec, Merchants merchants, RelearnedTokens tokens) {
    return inbound.handler(
        "recogniseOwnMerchants",
        Inbound.Role.PROJECTION,
        codec::decode,
        batch -> newest(batch).forEach(told -> relearn(told, merchants, tokens)));
  }

  /** In the order of their ids. */
  static List<MerchantChanged> newest(List<? extends Received<?>> batch) {
    return batch.stream()
        .map(Received::value)
        .flatMap(fact -> fact instanceof MerchantChanged told ? Stream.of(told) : Stream.empty())
        .collect(
            Collectors.toMap(
                MerchantChanged::getMerchantId,
                told -> told,
                BinaryOperator.maxBy(Comparator.comparingLong(MerchantChanged::getVersion)),
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static void relearn(MerchantChanged told, Merchants merchants, RelearnedTokens tokens) {
    merchants
        .find(new MerchantId(told.getMerchantId()))
        .filter(known -> known.version() < told.getVersion())
        .flatMap(known -> merchants.lock(known.id()))
        .filter(known -> known.version() < told.getVersion())
        .ifPresent(known -> {
          merchants.replace(
              new Merchant(
                  known.id(),
                  known.externalId(),
                  told.getVersion(),
                  told.getStatus().name().toLowerCase(Locale.ROOT),
                  MerchantFacts.profile(told),
                  told.getEnvelope().getOccurredAt(),
                  told.getEnvelope().getEventId()));
          tokens.relearn(MerchantFacts.tokens(told));
          log.warn(
              "Told of a version that was not known here, taken over merchant={} version={}",
              told.getMerchantId(),
              told.getVersion());
        });
  }
}
