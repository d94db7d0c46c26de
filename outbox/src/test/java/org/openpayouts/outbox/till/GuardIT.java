package org.openpayouts.outbox.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.outbox.Arena;
import org.springframework.context.ConfigurableApplicationContext;

/** Who reaches the management endpoints may look; only operators may change something. */
class GuardIT {

  private static final String CREDENTIAL = "--payouts.admin.credential-file=";

  /** On a management port of its own, and on the port of the service. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void letsOnlyOperatorsChangeSomething(boolean ownPort) throws Exception {
    String[] ports = ownPort ? new String[0] : onePort();
    try (var till = run(ports, CREDENTIAL + Operator.credentialFile())) {
      for (String path : new String[] {"reemit", "parked/k1", "nothing", "parked;a=b/k1"}) {
        assertThat(post(till, path, null).statusCode()).as(path).isEqualTo(401);
      }
      var stranger = post(till, "reemit", Operator.AUTHORIZATION + "s");
      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(stranger.body()).contains("the operators' credential is required");

      assertThat(post(till, "reemit", Operator.AUTHORIZATION).body()).contains("\"facts\":1");
      assertThat(send(till, "health/liveness", HttpRequest.newBuilder().GET()).statusCode())
          .isEqualTo(200);
      assertThat(send(till, "parked", HttpRequest.newBuilder().GET()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void letsNobodyChangeAnythingWhereNoCredentialIsSetAndNamesTheSetting() throws Exception {
    try (var till = run(new String[0])) {
      var answer = post(till, "reemit", Operator.AUTHORIZATION);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("payouts.admin.credential-file");
      assertThat(send(till, "parked", HttpRequest.newBuilder().GET()).statusCode()).isEqualTo(200);
    }
  }

  private static ConfigurableApplicationContext run(String[] ports, String... more) {
    String[] settings =
        Stream.concat(Arrays.stream(ports), Arrays.stream(more)).toArray(String[]::new);
    return TillIT.run(Arena.newDatabase(), settings);
  }

  private static String[] onePort() {
    int port = Ports.free(1).getFirst();
    return new String[] {"--server.port=" + port, "--management.server.port=" + port};
  }

  private static HttpResponse<String> post(
      ConfigurableApplicationContext till, String path, @Nullable String authorization)
      throws Exception {
    var request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"payout\":\"p1\"}"));
    return send(
        till,
        path,
        authorization == null ? request : request.header("Authorization", authorization));
  }

  private static HttpResponse<String> send(
      ConfigurableApplicationContext till, String path, HttpRequest.Builder request)
      throws Exception {
    String port = till.getEnvironment().getProperty("local.management.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.uri(uri).build(), BodyHandlers.ofString());
    }
  }
}
