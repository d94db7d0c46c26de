package org.openpayouts.systemtests.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topic.Retention;
import org.openpayouts.schemas.topic.TopicSetup;
import org.openpayouts.schemas.topic.TopicSetup.Plan;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.schemas.topic.UnsafeTopics;
import org.openpayouts.schemas.topic.UsedTopics;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** The setup step and the start check against a real broker and the real registry. */
class TopicSetupIT {
  private static String bootstrapServers;
  private static String registryUrl;

  @BeforeAll
  static void start() {
    bootstrapServers = Infrastructure.shared().kafkaBootstrapServers();
    registryUrl = Infrastructure.shared().registryUrl();
  }

  @Test
  void createsEverythingOnceAndAgreesWithItAfterwards() {
    TopicSetup.run(Plan.of(bootstrapServers, registryUrl, 1));

    var again = TopicSetup.run(Plan.of(bootstrapServers, registryUrl, 1));

    assertThat(again.createdTopics()).isEmpty();
    assertThat(again.registeredSubjects()).isEmpty();
  }

  @Test
  void createsWhatIsMissing() {
    var topic = topic(3, Duration.ofDays(1), record("x"));

    var outcome = TopicSetup.run(plan(topic));

    assertThat(outcome.createdTopics()).containsExactly(topic.name());
    assertThat(outcome.registeredSubjects()).containsExactly(topic.name() + "-a.B");
  }

  @Test
  void namesWhatDiffersAndLeavesItAsItIs() throws Exception {
    var topic = topic(3, Duration.ofDays(1));
    create(topic.name(), 2, Map.of("retention.ms", "1000"));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> TopicSetup.run(plan(topic)))
          .isInstanceOf(UnsafeTopics.class)
          .hasMessageContaining(topic.name() + ": partitions is 2, must be 3")
          .hasMessageContaining(topic.name() + ": retention.ms is 1000, must be 86400000");
    }
  }

  @Test
  void theRegistryRefusesASchemaThatOldRecordsDoNotFit() {
    var topic = topic(1, Duration.ofDays(1), record("x"));
    TopicSetup.run(plan(topic));
    var changed = new Topic(topic.name(), 1, topic.key(), topic.retention(), List.of(record("y")));

    assertThatThrownBy(() -> TopicSetup.run(plan(changed)))
        .isInstanceOf(UnsafeTopics.class)
        .hasMessageContaining(topic.name() + "-a.B: schema is");
  }

  @Test
  void theRegistryTakesANewOptionalField() {
    var topic = topic(1, Duration.ofDays(1), record("x"));
    TopicSetup.run(plan(topic));
    var wider =
        SchemaBuilder.record("a.B").fields().requiredInt("x").optionalString("y").endRecord();
    var changed = new Topic(topic.name(), 1, topic.key(), topic.retention(), List.of(wider));

    var outcome = TopicSetup.run(plan(changed));

    assertThat(outcome.registeredSubjects()).containsExactly(topic.name() + "-a.B");
  }

  @Test
  void aServiceStartsOnTopicsThatAreAsTheyMustBe() {
    TopicSetup.run(Plan.of(bootstrapServers, registryUrl, 1));

    service(Topics.CUTOFFS, Topics.MERCHANTS).run(app -> assertThat(app).hasNotFailed());
  }

  @Test
  void aServiceRefusesToStartOnATopicThatIsNot() throws Exception {
    var topic = topic(3, Duration.ofDays(1));
    create(topic.name(), 1, Map.of("retention.ms", "86400000"));

    service(topic)
        .run(app ->
            assertThat(app)
                .getFailure()
                .rootCause()
                .isInstanceOf(UnsafeTopics.class)
                .hasMessageContaining(topic.name() + ": partitions is 1, must be 3"));
  }

  @Test
  void aServiceRefusesToStartWithoutItsTopics() {
    var topic = topic(1, Duration.ofDays(1));

    service(topic)
        .run(app ->
            assertThat(app)
                .getFailure()
                .rootCause()
                .hasMessageContaining("is absent, must be created by the topic setup"));
  }

  private static ApplicationContextRunner service(Topic... used) {
    var check = "org.openpayouts.schemas.topic.TopicStartCheckAutoConfiguration";
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ClassUtils.resolveClassName(check, null)))
        .withBean(UsedTopics.class, () -> UsedTopics.of(used))
        .withPropertyValues("payouts.kafka.bootstrap-servers=" + bootstrapServers);
  }

  private static Plan plan(Topic topic) {
    return new Plan(
        bootstrapServers,
        Map.of(),
        List.of(URI.create(registryUrl)),
        Optional.empty(),
        1,
        List.of(topic));
  }

  private static Topic topic(int partitions, Duration retention, Schema... recordTypes) {
    var name = "setup-" + UUID.randomUUID();
    return new Topic(name, partitions, "key", new Retention.For(retention), List.of(recordTypes));
  }

  private static Schema record(String field) {
    return SchemaBuilder.record("a.B").fields().requiredInt(field).endRecord();
  }

  private static void create(String name, int partitions, Map<String, String> config)
      throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)))
          .all()
          .get();
    }
  }
}
