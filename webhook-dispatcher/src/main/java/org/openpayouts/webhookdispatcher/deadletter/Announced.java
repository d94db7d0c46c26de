package org.openpayouts.webhookdispatcher.deadletter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dead letter as it was, or is about to be, told to the topic. */
@SuppressWarnings("ArrayRecordComponent") // bytes between a row and a topic
record Announced(long cursor, String subjectId, byte[] value, Map<String, String> headers) {

  /** Names and values in turn, as the row holds them. */
  String[] flatHeaders() {
    var flat = new ArrayList<String>();
    headers.forEach((name, value) -> {
      flat.add(name);
      flat.add(value);
    });
    return flat.toArray(String[]::new);
  }

  static Map<String, String> headers(String[] flat) {
    var headers = new LinkedHashMap<String, String>();
    for (var i = 0; i + 1 < flat.length; i += 2) {
      headers.put(flat[i], flat[i + 1]);
    }
    return headers;
  }
}
