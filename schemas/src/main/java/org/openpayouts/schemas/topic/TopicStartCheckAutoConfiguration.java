package org.openpayouts.schemas.topic;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Has the topics of a service's {@link UsedTopics} checked at its start. */
@AutoConfiguration
@ConditionalOnBean(UsedTopics.class)
@ConditionalOnProperty("payouts.kafka.bootstrap-servers")
@EnableConfigurationProperties({KafkaSettings.class, StartCheckSettings.class})
class TopicStartCheckAutoConfiguration {

  @Bean
  TopicStartCheck topicStartCheck(
      UsedTopics used, KafkaSettings kafka, StartCheckSettings settings, ApplicationContext app) {
    return new TopicStartCheck(() -> check(used, kafka), settings, unsafe -> refuse(app, unsafe));
  }

  private static void check(UsedTopics used, KafkaSettings kafka) {
    try (var cluster = Cluster.at(kafka.bootstrapServers(), kafka.properties())) {
      TopicCheck.verify(cluster, used.topics());
    }
  }

  @SuppressWarnings("SystemExitOutsideMain") // refusing to run is this check's purpose
  private static void refuse(ApplicationContext app, UnsafeTopics unsafe) {
    LoggerFactory.getLogger(TopicStartCheck.class).error("Refusing to run.", unsafe);
    System.exit(SpringApplication.exit(app, () -> 1));
  }
}
