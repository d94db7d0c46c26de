package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with the admin credential. */
public record Operator(ApiAddress api) {
  public Operator(RunningApi api) {
    this(api.address());
  }

  public Answer put(String path, Map<String, ?> body) {
    return send("PUT", path, JsonMapper.shared().writeValueAsString(body));
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, JsonMapper.shared().writeValueAsString(body));
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer send(String method, String path, String body) {
    return Http.send(
        method,
        api.adminUrl() + path,
        Map.of("Authorization", "Bearer " + api.adminCredential()),
        body.getBytes(UTF_8));
  }
}
