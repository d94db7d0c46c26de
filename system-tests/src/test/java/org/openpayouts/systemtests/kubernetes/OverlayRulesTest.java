package org.openpayouts.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/** What holds between the objects of an environment. */
class OverlayRulesTest {
  private static final String OVERLAYS = "org.openpayouts.systemtests.kubernetes.Overlay#all";
  private static final String[] WORKLOADS = {"Deployment", "StatefulSet"};

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void hasEveryServiceAndItsMigration(Overlay overlay) {
    assertThat(names(overlay, WORKLOADS)).containsExactlyInAnyOrderElementsOf(Topics.SERVICES);
    assertThat(names(overlay, "Job"))
        .contains("topic-setup")
        .containsAll(Topics.SERVICES.stream().map(name -> name + "-migration").toList());
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void disturbsAtMostOnePodOfAServiceAtATime(Overlay overlay) {
    assertThat(overlay.ofKind(WORKLOADS))
        .allSatisfy(workload ->
            assertThat(overlay.ofKind("PodDisruptionBudget"))
                .filteredOn(budget -> selects(budget.at("/spec/selector"), workload))
                .hasSize(1)
                .allMatch(budget -> budget.at("/spec/maxUnavailable").asInt() == 1));
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void letsNothingInOrOutThatNoPolicyNames(Overlay overlay) {
    var policies = overlay.ofKind("NetworkPolicy").toList();

    assertThat(policies)
        .filteredOn(policy -> policy.at("/spec/podSelector").isEmpty())
        .anyMatch(policy ->
            policy.at("/spec/policyTypes").size() == 2
                && !policy.path("spec").has("ingress")
                && !policy.path("spec").has("egress"));
    assertThat(overlay.ofKind("Deployment", "StatefulSet", "Job"))
        .allSatisfy(owner ->
            assertThat(policies)
                .filteredOn(policy -> !policy.at("/spec/podSelector").isEmpty())
                .filteredOn(policy -> selects(policy.at("/spec/podSelector"), owner))
                .hasSize(1)
                .allMatch(policy -> policy.at("/spec/policyTypes").size() == 2));
  }

  /** Only webhooks may leave for addresses that nobody here chose. */
  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void letsOnlyWebhooksGoAnywhere(Overlay overlay) {
    assertThat(overlay.ofKind("NetworkPolicy"))
        .filteredOn(policy -> policy.toString().contains("ipBlock"))
        .extracting(Overlay::nameOf)
        .containsExactly("webhook-dispatcher");
    assertThat(overlay.ofKind("NetworkPolicy"))
        .filteredOn(policy -> elements(policy.at("/spec/egress")).anyMatch(rule -> !rule.has("to")))
        .extracting(Overlay::nameOf)
        .isSubsetOf("postgres", "kafka", "kafka-entity-operator");
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void namesOnlyWhatItAlsoBrings(Overlay overlay) {
    var settings = names(overlay, "ConfigMap");
    assertThat(overlay.ofKind("Deployment", "StatefulSet", "Job"))
        .allSatisfy(owner -> {
          assertThat(names(overlay, "ServiceAccount"))
              .contains(owner.at("/spec/template/spec/serviceAccountName").asText());
          assertThat(owner.findValues("configMap"))
              .isNotEmpty()
              .allMatch(source -> settings.contains(source.path("name").asText()));
        });
  }

  /** So that what a migration proves is what the service gets. */
  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void migratesWithTheImageTheSettingsAndTheSecretsOfTheService(Overlay overlay) {
    assertThat(overlay.ofKind(WORKLOADS))
        .allSatisfy(workload -> {
          var migration = named(overlay, Overlay.nameOf(workload) + "-migration");
          for (var part :
              List.of("/volumes", "/containers/0/image", "/containers/0/volumeMounts")) {
            assertThat(migration.at("/spec/template/spec" + part))
                .isEqualTo(workload.at("/spec/template/spec" + part));
          }
        });
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void belongsToAStageOfTheRollout(Overlay overlay) {
    assertThat(overlay.objects())
        .allSatisfy(object ->
            assertThat(
                    object.path("metadata").path("labels").path("openpayouts.org/stage").asText())
                .isEqualTo(stageOf(object.path("kind").asText())));
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void admitsOnlyRestrictedPods(Overlay overlay) {
    assertThat(overlay.ofKind("Namespace"))
        .hasSize(1)
        .allMatch(each ->
            each.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                .asText()
                .equals("restricted"));
  }

  @ParameterizedTest
  @MethodSource(OVERLAYS)
  void scalesWithinThePartitionsAndLeavesTheNumberToTheScaler(Overlay overlay) {
    assertThat(overlay.ofKind("ScaledObject"))
        .allSatisfy(scaled -> {
          var trigger = scaled.at("/spec/triggers/0/metadata");
          assertThat(scaled.at("/spec/minReplicaCount").asInt()).isPositive();
          assertThat(scaled.at("/spec/maxReplicaCount").asInt())
              .isLessThanOrEqualTo(topic(trigger.path("topic").asText()).partitions());
          assertThat(trigger.path("consumerGroup").asText()).isEqualTo(Overlay.nameOf(scaled));
        });
    assertThat(overlay.ofKind("ScaledObject", "HorizontalPodAutoscaler"))
        .extracting(scaler -> scaler.at("/spec/scaleTargetRef/name").asText())
        .allMatch(name -> !deployment(overlay, name).path("spec").has("replicas"));
  }

  /** The job of a series is the name of its service, and every port that is scraped is there. */
  @ParameterizedTest
  @ValueSource(strings = {"staging", "prod"})
  void isWatchedServiceByService(String name) {
    var overlay = Overlay.of(name);
    var services =
        overlay
            .ofKind("PodMonitor")
            .filter(each -> Overlay.nameOf(each).equals("services"))
            .findAny()
            .orElseThrow();
    var port = services.at("/spec/podMetricsEndpoints/0/port").asText();

    assertThat(services.at("/spec/jobLabel").asText()).isEqualTo("app.kubernetes.io/name");
    assertThat(elements(services.at("/spec/selector/matchExpressions/0/values")))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(Topics.SERVICES);
    assertThat(overlay.ofKind(WORKLOADS))
        .allMatch(workload ->
            elements(workload.at("/spec/template/spec/containers/0/ports"))
                .anyMatch(each -> each.path("name").asText().equals(port)));
    assertThat(overlay.ofKind("PrometheusRule")).hasSize(6);
    assertThat(overlay.ofKind("ConfigMap"))
        .anyMatch(each -> each.at("/metadata/labels").has("grafana_dashboard"));
  }

  @Test
  void needsNoOperatorInDevelopment() {
    assertThat(Overlay.of("dev").objects())
        .extracting(object -> object.path("apiVersion").asText())
        .allMatch(version -> !version.contains(".") || version.contains(".k8s.io/"));
  }

  @Test
  void holdsNoSecret() throws IOException {
    assertThat(Overlay.all().flatMap(overlay -> overlay.ofKind("Secret"))).isEmpty();
    try (var files = Files.walk(Overlay.FOLDER)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file ->
              assertThat(file)
                  .content()
                  .doesNotContain("kind: Secret", "secretGenerator", "BEGIN "));
    }
  }

  private static String stageOf(String kind) {
    return switch (kind) {
      case "Job" -> "setup";
      case "Deployment", "StatefulSet", "Service", "PodDisruptionBudget" -> "services";
      case "HTTPRoute", "HorizontalPodAutoscaler", "ScaledObject" -> "services";
      default -> "infrastructure";
    };
  }

  private static boolean selects(JsonNode selector, JsonNode owner) {
    var labels = owner.at("/spec/template/metadata/labels");
    return selector.path("matchLabels").properties().stream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  private static List<String> names(Overlay overlay, String... kinds) {
    return overlay.ofKind(kinds).map(Overlay::nameOf).toList();
  }

  private static JsonNode named(Overlay overlay, String job) {
    return overlay
        .ofKind("Job")
        .filter(each -> Overlay.nameOf(each).equals(job))
        .findAny()
        .orElseThrow();
  }

  private static JsonNode deployment(Overlay overlay, String name) {
    return overlay
        .ofKind("Deployment")
        .filter(each -> Overlay.nameOf(each).equals(name))
        .findAny()
        .orElseThrow();
  }

  private static Topic topic(String name) {
    return Topics.all().stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
