package org.openpayouts.webhookdispatcher;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.schemas.topic.UsedTopics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The service that tells merchants. */
@SpringBootApplication(proxyBeanMethods = false)
public class WebhookDispatcherApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication.run(WebhookDispatcherApplication.class, args);
  }

  @Bean
  RandomGenerator chance() {
    return new SecureRandom();
  }

  @Bean
  IdSource idSource() {
    return IdSource.secure();
  }

  @Bean
  UsedTopics usedTopics() {
    return UsedTopics.of(
        Topics.LIFECYCLE,
        Topics.NOTIFICATIONS,
        Topics.RESERVE_ENTRIES,
        Topics.MERCHANTS,
        Topics.WEBHOOK_REPLAY,
        Topics.WEBHOOK_DEAD_LETTERS,
        Topics.deadLettersOf("webhook-dispatcher"));
  }
}
