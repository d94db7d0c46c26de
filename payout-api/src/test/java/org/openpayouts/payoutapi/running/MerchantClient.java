package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signs requests as merchants do, and sends them. */
public record MerchantClient(String apiUrl, TestKey key, String token) {
  public Answer post(String path, Map<String, ?> fields) {
    return send("POST", path, body(fields));
  }

  public Answer put(String path, Map<String, ?> fields) {
    return send("PUT", path, body(fields));
  }

  public Answer get(String path) {
    return send("GET", withToken(path), "");
  }

  public Answer delete(String path) {
    return send("DELETE", withToken(path), "");
  }

  /** The fields with the token, as JSON. */
  public String body(Map<String, ?> fields) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("token", token);
    return JsonMapper.shared().writeValueAsString(body);
  }

  public String withToken(String path) {
    return path + (path.contains("?") ? "&" : "?") + "token=" + token;
  }

  /** Signs and sends exactly this. */
  public Answer send(String method, String target, String body) {
    return send(method, target, body.getBytes(UTF_8), Map.of());
  }

  /** Signs and sends exactly this; the headers come last and win. */
  public Answer send(String method, String target, byte[] body, Map<String, String> changed) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Accept-Version", "2.0.0");
    headers.put("X-Identity", key.publicHex());
    headers.put("X-Signature", key.sign(RunningApi.PUBLIC_URL + target, body));
    if (body.length > 0) {
      headers.put("Content-Type", "application/json");
    }
    changed.forEach((name, value) -> {
      if (value.isEmpty()) {
        headers.remove(name);
      } else {
        headers.put(name, value);
      }
    });
    return Http.send(method, apiUrl + target, headers, body);
  }
}
