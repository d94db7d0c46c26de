package org.openpayouts.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicRulesTest {

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.topic.Topics#all")
  void acceptsWhatTheSetupCreates(Topic topic) {
    var actual = new ActualTopic(topic.name(), topic.partitions(), 3, TopicRules.config(topic, 3));

    assertThat(TopicRules.compare(topic, actual, 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cleanup.policy, compact",
    "retention.ms, 604800000",
    "retention.bytes, 1000000",
    "min.insync.replicas, 1",
    "unclean.leader.election.enable, true"
  })
  void namesTheSettingThatDiffers(String setting, String value) {
    var topic = Topics.REQUESTS;
    var config = new HashMap<>(TopicRules.config(topic, 3));
    var wanted = config.put(setting, value);
    var actual = new ActualTopic(topic.name(), topic.partitions(), 3, config);

    assertThat(TopicRules.compare(topic, actual, 3))
        .containsExactly(new TopicMismatch(topic.name(), setting, String.valueOf(wanted), value));
  }

  @Test
  void namesPartitionsThatGrewInPlace() {
    var topic = Topics.REQUESTS;
    var actual = new ActualTopic(topic.name(), 24, 3, TopicRules.config(topic, 3));

    assertThat(TopicRules.compare(topic, actual, 3))
        .extracting(TopicMismatch::toString)
        .containsExactly("payouts.requests.v1: partitions is 24, must be 12");
  }

  @Test
  void refusesFewerCopiesThanTheClusterCanHold() {
    var topic = Topics.REQUESTS;
    var actual = new ActualTopic(topic.name(), 12, 1, TopicRules.config(topic, 1));

    assertThat(TopicRules.compare(topic, actual, TopicRules.leastReplication(3)))
        .extracting(TopicMismatch::setting)
        .containsExactly("replication");
    assertThat(TopicRules.compare(topic, actual, TopicRules.leastReplication(1))).isEmpty();
  }

  @Test
  void refusesACompactedTopicThatAlsoExpires() {
    var topic = Topics.MERCHANTS;
    var config = new HashMap<>(TopicRules.config(topic, 3));
    config.put("cleanup.policy", "compact,delete");

    assertThat(TopicRules.compare(topic, new ActualTopic(topic.name(), 6, 3, config), 3))
        .extracting(TopicMismatch::setting)
        .containsExactly("cleanup.policy");
  }
}
