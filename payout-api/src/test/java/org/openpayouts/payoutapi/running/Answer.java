package org.openpayouts.payoutapi.running;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer with its body as text. */
public record Answer(int status, HttpHeaders headers, String body) {
  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
