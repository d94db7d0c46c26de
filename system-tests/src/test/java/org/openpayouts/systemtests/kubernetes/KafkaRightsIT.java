package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.scenario.Scenario;

/** The topics, then all services, through TLS with the settings, logins and rights of staging. */
@Scenario("kafka-rights")
@Tag(Scenario.LONG)
class KafkaRightsIT {
  private static final Overlay STAGING = Overlay.of("staging");

  @TempDir private Path folder;

  @Test
  void areEnoughToSetUpTheTopicsToReadThemAndToWriteThem() throws Exception {
    var services = new ArrayList<PodProcess>();
    try (var broker = new SecuredBroker(folder.resolve("broker"))) {
      for (var user : STAGING.ofKind("KafkaUser").toList()) {
        broker.admit(user);
      }
      try (var setup = PodProcess.ofTopicSetup(place(broker, "topic-setup"))) {
        setup.awaitSuccess();
      }
      for (var name : Topics.SERVICES) {
        var kind = name.equals("broadcaster") ? "StatefulSet" : "Deployment";
        services.add(PodProcess.ofService(place(broker, name), kind, name, name));
      }
      services.forEach(service -> service.awaitUp("readinessProbe"));

      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(read(broker.superuser())).isEqualTo(mayRead()));
      await().atMost(Duration.ofMinutes(1)).until(() -> hasPublishedRates(broker.superuser()));
      assertThat(services).noneMatch(service -> service.log().contains("AuthorizationException"));
    } finally {
      services.forEach(PodProcess::close);
    }
  }

  /** What each group reads at this moment. */
  private static Map<String, Set<String>> read(Admin admin) throws Exception {
    return admin.describeConsumerGroups(mayRead().keySet()).all().get().values().stream()
        .collect(Collectors.toMap(ConsumerGroupDescription::groupId, KafkaRightsIT::topics));
  }

  private static Set<String> topics(ConsumerGroupDescription group) {
    return group.members().stream()
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .map(TopicPartition::topic)
        .collect(Collectors.toSet());
  }

  /** All that it may, but for what it reads only to relearn. */
  private static Map<String, Set<String>> mayRead() {
    return Topics.SERVICES.stream()
        .collect(Collectors.toMap(service -> service, KafkaRightsIT::readsAllTheTime))
        .entrySet()
        .stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<String> readsAllTheTime(String service) {
    var topics = new HashSet<>(KafkaRightsTest.topicsThat(service, "Read"));
    topics.removeAll(KafkaRightsTest.RELEARNED.getOrDefault(service, Set.of()));
    return topics;
  }

  /** funding-checker writes them at its start. */
  private static boolean hasPublishedRates(Admin admin) throws Exception {
    var rates = new TopicPartition(Topics.RATES.name(), 0);
    return admin.listOffsets(Map.of(rates, OffsetSpec.latest())).all().get().values().stream()
        .anyMatch(end -> end.offset() > 0);
  }

  private PodProcess.Place place(SecuredBroker broker, String name) throws Exception {
    var infrastructure = Infrastructure.shared();
    var secrets =
        new PodSecrets(folder.resolve("secrets"))
            .with("kafka.login", broker.loginOf(name + "-kafka"))
            .with("ca.crt", broker.authority());
    return new PodProcess.Place(
        STAGING,
        Files.createDirectory(folder.resolve(name)),
        secrets,
        Map.of(
            "KAFKA", broker.bootstrapServers(),
            "REGISTRY", infrastructure.registryUrl(),
            "REPLICATION", "1",
            "SPRING_DATASOURCE_URL", infrastructure.freshDatabase(name.replace('-', '_')),
            "PAYOUTS_KAFKA_BOOTSTRAPSERVERS", broker.bootstrapServers(),
            "PAYOUTS_SCHEMAREGISTRY_URL", infrastructure.registryUrl()));
  }
}
