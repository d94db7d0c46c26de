package org.openpayouts.systemtests.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Files.contentOf;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.secret.Secrets;

/**
 * The topics and then a service, as the manifests of development start them, against a real broker,
 * registry and database. Only addresses and ports are other ones.
 */
class RolloutIT {
  private static final Overlay DEV = Overlay.of("dev");
  private static final Infrastructure INFRASTRUCTURE = Infrastructure.shared();

  @TempDir private Path folder;

  @Test
  void setsUpTheTopicsThenAnswersItsProbesThenEndsInTime() throws Exception {
    setUpTopics();
    var pod = podOf("payout-api", "Deployment");
    var management = Ports.free(1).getFirst();
    var log = folder.resolve("log").toFile();

    var service = startPayoutApi(pod, management, log);
    try {
      for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        var path = Pods.container(pod).path(probe).at("/httpGet/path").asText();
        awaitUp(URI.create("http://" + Ports.HOST + ":" + management + path), service, log);
      }
      service.destroy();

      var grace = pod.path("terminationGracePeriodSeconds").asInt();
      assertThat(service.waitFor(grace - 5L, TimeUnit.SECONDS)).isTrue();
    } finally {
      service.destroyForcibly();
    }
  }

  private void setUpTopics() throws IOException, InterruptedException {
    var pod = podOf("topic-setup", "Job");
    new PodFolder(DEV, folder.resolve("setup"), file -> file).mount(pod);
    var log = folder.resolve("setup.log").toFile();
    var command = Pods.container(pod).path("command");
    var line =
        JavaChild.withHeap(128)
            .main(
                System.getProperty("java.class.path"),
                command.get(command.size() - 1).asText(),
                StreamSupport.stream(Pods.container(pod).path("args").spliterator(), false)
                    .map(argument -> expanded(pod, argument.asText()))
                    .toArray(String[]::new));

    var setup = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log).start();

    assertThat(setup.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(setup.exitValue()).withFailMessage(() -> contentOf(log, UTF_8)).isZero();
  }

  private String expanded(JsonNode pod, String argument) {
    for (var variable : Pods.container(pod).path("env")) {
      if (argument.equals("$(" + variable.path("name").asText() + ")")) {
        return switch (variable.path("name").asText()) {
          case "KAFKA" -> INFRASTRUCTURE.kafkaBootstrapServers();
          case "REGISTRY" -> INFRASTRUCTURE.registryUrl();
          default -> variable.path("value").asText();
        };
      }
    }
    return argument.replace("/etc/openpayouts", folder.resolve("setup").toString());
  }

  private Process startPayoutApi(JsonNode pod, int management, File log) throws IOException {
    var files = new PodFolder(DEV, folder.resolve("mounts"), this::secret);
    files.mount(pod);
    var jar = Distributions.serviceJar("payout-api").orElseThrow();
    var builder = new ProcessBuilder(JavaChild.withHeap(256).jar(jar));
    builder.environment().putAll(files.environment(pod));
    builder
        .environment()
        .putAll(
            Map.of(
                "SPRING_DATASOURCE_URL", INFRASTRUCTURE.freshDatabase("payout_api"),
                "PAYOUTS_KAFKA_BOOTSTRAPSERVERS", INFRASTRUCTURE.kafkaBootstrapServers(),
                "PAYOUTS_SCHEMAREGISTRY_URL", INFRASTRUCTURE.registryUrl(),
                "SERVER_PORT", "0",
                "PAYOUTS_ADMIN_PORT", "0",
                "MANAGEMENT_SERVER_PORT", Integer.toString(management)));
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  private String secret(String file) {
    var secrets = new Secrets(folder.resolve("secrets"));
    return switch (file) {
      case "webhook-sealing-keyset" -> Secrets.text(secrets.sealingKey());
      case "spring.datasource.username" -> "postgres";
      default -> secrets.read(file.replaceAll("[^a-z-]", "-"));
    };
  }

  private static void awaitUp(URI probe, Process service, File log) {
    var http = new Http();
    await(probe.toString())
        .conditionEvaluationListener(tried -> alive(service, log))
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .ignoreException(Http.Unreachable.class)
        .until(
            () -> http.send("GET", probe, Map.of(), null).json().path("status").asString(""),
            "UP"::equals);
  }

  private static void alive(Process service, File log) {
    assertThat(service.isAlive()).withFailMessage(() -> contentOf(log, UTF_8)).isTrue();
  }

  private static JsonNode podOf(String name, String kind) {
    return DEV.ofKind(kind)
        .filter(each -> Overlay.nameOf(each).equals(name))
        .map(each -> each.at("/spec/template/spec"))
        .findAny()
        .orElseThrow();
  }
}
