package org.openpayouts.systemtests.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.infrastructure.Infrastructure;

/**
 * The topics and then a service, as the manifests of development start them, against a real broker,
 * registry and database. Only addresses and ports are other ones.
 */
class RolloutIT {
  @TempDir private Path folder;

  @Test
  void setsUpTheTopicsThenAnswersItsProbesThenEndsInTime() throws Exception {
    try (var setup = PodProcess.ofTopicSetup(place("setup"))) {
      setup.awaitSuccess();
    }

    try (var service =
        PodProcess.ofService(place("service"), "Deployment", "payout-api", "payout-api")) {
      service.awaitUp("startupProbe");
      service.awaitUp("livenessProbe");
      service.awaitUp("readinessProbe");
      service.endInTime();
    }
  }

  private PodProcess.Place place(String name) throws Exception {
    var infrastructure = Infrastructure.shared();
    return new PodProcess.Place(
        Overlay.of("dev"),
        Files.createDirectory(folder.resolve(name)),
        new PodSecrets(folder.resolve("secrets")),
        Map.of(
            "KAFKA", infrastructure.kafkaBootstrapServers(),
            "REGISTRY", infrastructure.registryUrl(),
            "REPLICATION", "1",
            "SPRING_DATASOURCE_URL", infrastructure.freshDatabase("payout_api"),
            "PAYOUTS_KAFKA_BOOTSTRAPSERVERS", infrastructure.kafkaBootstrapServers(),
            "PAYOUTS_SCHEMAREGISTRY_URL", infrastructure.registryUrl()));
  }
}
