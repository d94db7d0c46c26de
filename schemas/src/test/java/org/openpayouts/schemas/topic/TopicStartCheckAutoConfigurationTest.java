package org.openpayouts.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TopicStartCheckAutoConfigurationTest {
  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(TopicStartCheckAutoConfiguration.class))
          .withBean(UsedTopics.class, () -> UsedTopics.of(Topics.CUTOFFS))
          .withPropertyValues("payouts.kafka.bootstrap-servers=127.0.0.1:1");

  @Test
  void hasTheseNames() {
    app.withPropertyValues(
            "payouts.kafka.properties.[security.protocol]=SSL",
            "payouts.topics.start-check=false",
            "payouts.topics.start-wait=3s",
            "payouts.topics.retry-wait=4s")
        .run(context -> {
          assertThat(context.getBean(StartCheckSettings.class))
              .isEqualTo(
                  new StartCheckSettings(false, Duration.ofSeconds(3), Duration.ofSeconds(4)));
          assertThat(context.getBean(KafkaSettings.class).properties())
              .containsEntry("security.protocol", "SSL");
        });
  }

  /** Bound alone, because a context with a check that is on would wait for its broker. */
  @Test
  void hasTheseDefaults() {
    var bound = new Binder().bindOrCreate("payouts.topics", StartCheckSettings.class);

    assertThat(bound)
        .isEqualTo(new StartCheckSettings(true, Duration.ofSeconds(10), Duration.ofSeconds(1)));
  }

  @Test
  void checksNothingInAServiceThatNamesNoTopics() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(TopicStartCheckAutoConfiguration.class))
        .withPropertyValues("payouts.kafka.bootstrap-servers=127.0.0.1:1")
        .run(context -> assertThat(context).doesNotHaveBean(TopicStartCheck.class));
  }
}
