package org.openpayouts.webhookdispatcher.notification;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.Inbound;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.webhookdispatcher.delivery.DeliveryIntake;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes in that merchants hear of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationBindings {

  /**
   * Topic payouts.lifecycle.v1, key payoutId. Messages of a payout keep the order of their
   * sequence, whatever the order of arrival. A repeat is harmless: one delivery per event id.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> tellOfLifecycle(
      Inbound inbound, RecordCodec codec, NotificationSettings settings, DeliveryIntake intake) {
    var facts = new LifecycleFacts(new EventCodes(settings));
    return inbound.handler(
        "tellOfLifecycle",
        Role.PROJECTION,
        (topic, value) -> HeardFacts.decoded(codec, topic, value),
        batch -> intake.accept(batch.stream().flatMap(one -> facts.notice(one).stream()).toList()));
  }

  /**
   * Topic payouts.notifications.v1, key payoutId or recipientId. A resend goes behind everything
   * that waits for the same payout. A repeat is harmless: one delivery per event id.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> tellOnRequest(
      Inbound inbound, RecordCodec codec, DeliveryIntake intake) {
    return inbound.handler(
        "tellOnRequest",
        Role.PROJECTION,
        (topic, value) -> HeardFacts.decoded(codec, topic, value),
        batch ->
            intake.accept(
                batch.stream().flatMap(one -> RequestFacts.notice(one).stream()).toList()));
  }

  /**
   * Topic reserves.entries.v1, key merchantId:currency, of which only shortages are told. The
   * notices of a reserve keep the order of their instants. A repeat is harmless: one delivery per
   * merchant, currency and instant of a cutoff.
   */
  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> tellOfShortages(
      Inbound inbound, RecordCodec codec, DeliveryIntake intake) {
    return inbound.handler(
        "tellOfShortages",
        Role.PROJECTION,
        (topic, value) -> HeardFacts.decoded(codec, topic, value),
        batch ->
            intake.accept(
                batch.stream().flatMap(one -> ShortageFacts.notice(one).stream()).toList()));
  }
}
