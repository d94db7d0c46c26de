package org.openpayouts.batchscheduler.cutoff;

import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.schemas.topic.UsedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the cutoffs need besides themselves. */
@Configuration(proxyBeanMethods = false)
class CutoffConfiguration {
  @Bean
  IdSource idSource() {
    return IdSource.secure();
  }

  @Bean
  UsedTopics usedTopics() {
    return UsedTopics.of(Topics.CUTOFFS, Topics.deadLettersOf("batch-scheduler"));
  }
}
