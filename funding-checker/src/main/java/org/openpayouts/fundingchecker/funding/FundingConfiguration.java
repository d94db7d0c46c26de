package org.openpayouts.fundingchecker.funding;

import org.openpayouts.outbox.CrashPoints;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.schemas.topic.UsedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What funding needs besides itself. */
@Configuration(proxyBeanMethods = false)
class FundingConfiguration {
  @Bean
  IdSource idSource() {
    return IdSource.secure();
  }

  @Bean
  CrashPoints crashPoints() {
    return CrashPoints.of(Failpoint.values());
  }

  @Bean
  IntentKey fundingKey(IntentSettings settings) {
    return IntentKey.read(settings.fundingKeyFile());
  }

  @Bean
  UsedTopics usedTopics() {
    return UsedTopics.of(
        Topics.REQUESTS,
        Topics.CUTOFFS,
        Topics.LIFECYCLE,
        Topics.RESERVE_COMMANDS,
        Topics.RESERVE_ENTRIES,
        Topics.MERCHANTS,
        Topics.RECIPIENTS,
        Topics.RATES,
        Topics.deadLettersOf("funding-checker"));
  }
}
