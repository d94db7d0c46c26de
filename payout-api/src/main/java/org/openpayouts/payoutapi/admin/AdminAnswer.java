package org.openpayouts.payoutapi.admin;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers to operators. */
final class AdminAnswer {
  private static final JsonMapper JSON = JsonMapper.shared();

  private AdminAnswer() {}

  static ResponseEntity<byte[]> of(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(JSON.writeValueAsBytes(body));
  }

  static ResponseEntity<byte[]> refused(int status, String text) {
    return of(status, Map.of("error", text));
  }

  static byte[] errorBytes(String text) {
    return JSON.writeValueAsBytes(Map.of("error", text));
  }
}
