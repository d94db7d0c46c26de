package org.openpayouts.localstack.chain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What any program would use to talk to the node. */
final class RpcClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String authorization;
  private final Duration patience;

  RpcClient(URI url, String user, String password) {
    this(
        url,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)),
        Duration.ofSeconds(60));
  }

  private RpcClient(URI url, String authorization, Duration patience) {
    this.url = url;
    this.authorization = authorization;
    this.patience = patience;
  }

  /** The same, for answers that come in this time. */
  RpcClient within(Duration time) {
    return new RpcClient(url, authorization, time);
  }

  /** The result, or the failure that the node told. */
  JsonNode call(String method, @Nullable Object... params)
      throws IOException, InterruptedException {
    JsonNode answer = JSON.readTree(post(body("1.0", method, params)).body());
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      throw new RpcFailure(error.path("code").intValue(), error.path("message").stringValue());
    }
    return answer.path("result");
  }

  static String body(String version, String method, @Nullable Object... params) {
    return JSON.writeValueAsString(
        Map.of("jsonrpc", version, "id", 1, "method", method, "params", List.of(params)));
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url)
            .header("Authorization", authorization)
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
