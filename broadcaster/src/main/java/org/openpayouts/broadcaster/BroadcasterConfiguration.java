package org.openpayouts.broadcaster;

import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.bitcoin.BitcoinSettings;
import org.openpayouts.broadcaster.confirmation.Depths;
import org.openpayouts.broadcaster.failpoint.Failpoint;
import org.openpayouts.broadcaster.transaction.PlanTerms;
import org.openpayouts.outbox.CrashPoints;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.schemas.topic.UsedTopics;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the settings of the one rail mean to the rest of the service. */
@Configuration(proxyBeanMethods = false)
class BroadcasterConfiguration {

  @Bean
  @ConditionalOnMissingBean
  IdSource idSource() {
    return IdSource.secure();
  }

  @Bean
  CrashPoints crashPoints() {
    return CrashPoints.of(Failpoint.values());
  }

  @Bean
  PlanTerms planTerms(BitcoinSettings settings) {
    return new PlanTerms(
        Assets.BTC,
        settings.lanes(),
        BaseUnits.of(settings.laneMin()),
        settings.bumpAfter(),
        new FeeRate(settings.feeRateMax()));
  }

  @Bean
  Depths depths(BitcoinSettings settings) {
    return new Depths(settings.confirmations(), settings.finalityDepth());
  }

  @Bean
  UsedTopics usedTopics() {
    return UsedTopics.of(Topics.LIFECYCLE, Topics.RECIPIENTS, Topics.deadLettersOf("broadcaster"));
  }
}
