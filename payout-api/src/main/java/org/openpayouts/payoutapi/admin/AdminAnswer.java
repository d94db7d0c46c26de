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

  /** Something else is known under a name: nothing is changed, and both are named. */
  static ResponseEntity<byte[]> contradiction(
      String what, String externalId, String known, String told) {
    return refused(
        409,
        "externalId %s is that of %s: %s, not %s; another one needs another externalId"
            .formatted(externalId, what, known, told));
  }

  static byte[] errorBytes(String text) {
    return JSON.writeValueAsBytes(Map.of("error", text));
  }
}
