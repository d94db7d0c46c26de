package org.openpayouts.systemtests.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.util.Files.contentOf;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.localstack.process.Watchdog;

/** The container of a pod as a process of this machine, with its files, variables and arguments. */
final class PodProcess implements AutoCloseable {
  private final JsonNode pod;
  private final Process process;
  private final File log;
  private final int managementPort;

  private PodProcess(JsonNode pod, Process process, File log, int managementPort) {
    this.pod = pod;
    this.process = process;
    this.log = log;
    this.managementPort = managementPort;
  }

  /** Where this machine differs from the cluster that the pod believes to be in. */
  record Place(Overlay overlay, Path folder, PodSecrets secrets, Map<String, String> variables) {
    Place {
      variables = Map.copyOf(variables);
    }
  }

  static PodProcess ofService(Place place, String kind, String name, String service)
      throws IOException {
    var jar = Distributions.serviceJar(service).orElseThrow();
    return start(place, podOf(place, kind, name), JavaChild.withHeap(256).jar(jar));
  }

  static PodProcess ofTopicSetup(Place place) throws IOException {
    var pod = podOf(place, "Job", "topic-setup");
    var command = Pods.container(pod).path("command");
    var arguments =
        StreamSupport.stream(Pods.container(pod).path("args").spliterator(), false)
            .map(argument -> files(place).here(argument.asText()))
            .map(argument -> expanded(argument, place.variables()))
            .toArray(String[]::new);
    var main = command.get(command.size() - 1).asText();
    return start(
        place,
        pod,
        JavaChild.withHeap(128).main(System.getProperty("java.class.path"), main, arguments));
  }

  void awaitSuccess() throws InterruptedException {
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).withFailMessage(() -> contentOf(log, UTF_8)).isZero();
  }

  /** Until its own probe says that it is. */
  void awaitUp(String probe) {
    var path = Pods.container(pod).path(probe).at("/httpGet/path").asText();
    var uri = URI.create("http://" + Ports.HOST + ":" + managementPort + path);
    var http = new Http();
    await(uri.toString())
        .conditionEvaluationListener(tried -> requireAlive())
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .ignoreException(Http.Unreachable.class)
        .until(() ->
            http.send("GET", uri, Map.of(), null).json().path("status").asString("").equals("UP"));
  }

  /** Asks it to end; it has as long as its pod would have. */
  void endInTime() throws InterruptedException {
    process.destroy();
    var grace = pod.path("terminationGracePeriodSeconds").asInt() - 5L;
    assertThat(process.waitFor(grace, TimeUnit.SECONDS)).isTrue();
  }

  String log() {
    return contentOf(log, UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static PodProcess start(Place place, JsonNode pod, List<String> line) throws IOException {
    var files = files(place);
    files.mount(pod);
    var management = Ports.free(1).getFirst();
    var builder = new ProcessBuilder(line);
    var variables = builder.environment();
    variables.putAll(files.environment(pod));
    variables.putAll(place.variables());
    variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
    variables.put("SERVER_PORT", "0");
    variables.put("PAYOUTS_ADMIN_PORT", "0");
    var log = Files.createTempFile(place.folder(), "pod", ".log").toFile();
    var process = builder.redirectErrorStream(true).redirectOutput(log).start();
    Watchdog.ofThisJvm().guard(process.pid());
    process.onExit().thenAccept(ended -> Watchdog.ofThisJvm().forget(ended.pid()));
    return new PodProcess(pod, process, log, management);
  }

  private static PodFolder files(Place place) {
    return new PodFolder(place.overlay(), place.folder().resolve("mounts"), place.secrets());
  }

  private static String expanded(String argument, Map<String, String> variables) {
    return argument.startsWith("$(")
        ? variables.getOrDefault(argument.substring(2, argument.length() - 1), argument)
        : argument;
  }

  private static JsonNode podOf(Place place, String kind, String name) {
    return place
        .overlay()
        .ofKind(kind)
        .filter(each -> Overlay.nameOf(each).equals(name))
        .map(each -> each.at("/spec/template/spec"))
        .findAny()
        .orElseThrow();
  }

  private void requireAlive() {
    assertThat(process.isAlive()).withFailMessage(this::log).isTrue();
  }
}
