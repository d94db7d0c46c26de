package org.openpayouts.payoutapi;

import java.util.Set;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.merchant.WebhookKeySeal;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.payout.WebhookSettings;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.schemas.topic.UsedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every part of the service shares: ids, keys, and the topics that must be there. */
@Configuration
class PayoutApiConfiguration {
  private static final int TRANSACTION_SECONDS = 5;

  @Bean
  IdSource ids() {
    return IdSource.secure();
  }

  /** No use case of this service needs longer; whatever does is stuck. */
  @Bean
  TransactionTemplate transactions(PlatformTransactionManager manager) {
    var template = new TransactionTemplate(manager);
    template.setTimeout(TRANSACTION_SECONDS);
    return template;
  }

  @Bean
  IntentKey requestKey(KeySettings keys) {
    return IntentKey.read(keys.intent().requestKeyFile());
  }

  @Bean
  IntentKey destinationKey(KeySettings keys) {
    return IntentKey.read(keys.intent().destinationKeyFile());
  }

  @Bean
  TokenText tokenText(KeySettings keys) {
    return TokenText.read(keys.tokens().derivationKeyFile());
  }

  @Bean
  WebhookKeySeal webhookKeySeal(KeySettings keys) {
    return WebhookKeySeal.read(keys.webhooks().sealingKeyFile());
  }

  @Bean
  NotificationUrls notificationUrls(WebhookSettings settings, Environment environment) {
    if (settings.allowLoopback() && !environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException(
          "payouts.webhooks.allow-loopback is allowed only under the profile local");
    }
    Set<Integer> ports = settings.allowLoopback() ? Set.of() : settings.allowedPorts();
    return new NotificationUrls(ports, settings.allowLoopback());
  }

  @Bean
  UsedTopics usedTopics() {
    return UsedTopics.of(
        Topics.REQUESTS,
        Topics.CUTOFFS,
        Topics.LIFECYCLE,
        Topics.NOTIFICATIONS,
        Topics.RESERVE_COMMANDS,
        Topics.RESERVE_ENTRIES,
        Topics.MERCHANTS,
        Topics.RECIPIENTS,
        Topics.RATES,
        Topics.NOTIFICATIONS,
        Topics.deadLettersOf("payout-api"));
  }
}
