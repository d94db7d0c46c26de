package org.openpayouts.localstack.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The public API as a merchant uses it: every request is signed and carries a token. */
public final class MerchantClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Http http;
  private final String apiUrl;
  private final String publicBaseUrl;
  private final RequestSigner signer;
  private final String token;

  /**
   * @param apiUrl where requests are sent
   * @param publicBaseUrl what stands before the path in the signed string
   */
  public MerchantClient(
      Http http, String apiUrl, String publicBaseUrl, RequestSigner signer, String token) {
    this.http = http;
    this.apiUrl = apiUrl;
    this.publicBaseUrl = publicBaseUrl;
    this.signer = signer;
    this.token = token;
  }

  /** A request with its answer and the exact string that was signed for it. */
  public record Exchange(String signedString, Map<String, String> headers, Answer answer) {
    public Exchange {
      headers = Map.copyOf(headers);
    }
  }

  /** Posts these fields and the token. */
  public Answer post(String path, Map<String, ?> fields) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("token", token);
    return send("POST", path, JSON.writeValueAsString(body)).answer();
  }

  public Answer get(String path) {
    return send("GET", withToken(path), null).answer();
  }

  public Answer delete(String path) {
    return send("DELETE", withToken(path), null).answer();
  }

  /** The path with the token in its query, unless it has one. */
  public String withToken(String path) {
    if (path.contains("?token=") || path.contains("&token=")) {
      return path;
    }
    String parameter = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return path + (path.contains("?") ? "&" : "?") + parameter;
  }

  /** Signs and sends exactly this; the answer may be anything. */
  public Exchange send(String method, String pathAndQuery, @Nullable String body) {
    String signed = publicBaseUrl + pathAndQuery + (body == null ? "" : body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Accept-Version", "2.0.0");
    headers.put("X-Identity", signer.publicKeyHex());
    headers.put("X-Signature", signer.sign(signed));
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    Answer answer = http.send(method, URI.create(apiUrl + pathAndQuery), headers, body);
    return new Exchange(signed, headers, answer);
  }
}
