package org.openpayouts.contract;

import java.util.List;

/** Values where programs go wrong. */
final class Edges {
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0.0",
          "1e400",
          "1e-400",
          "4.99",
          "10.001",
          "1e15",
          "9007199254740993",
          "1E+2");
  static final List<String> TEXTS =
      List.of(
          "", " ", "x".repeat(300), "\u0000", "\ud83d\ude00", "a\nb", "null", "\"", "%00", "'; --");
  static final List<String> BODIES =
      List.of("", "[]", "null", "7", "\"text\"", "{\"a\":1,\"a\":2}");
  static final List<String> TYPES = List.of("text/plain", "application/xml", "multipart/form-data");
  static final List<String> PARAMETERS =
      List.of(
          "", "0", "-1", "1001", "99999999999", "soon", "2026-02-30", "\u0000", "x".repeat(300));
  static final List<String> METHODS = List.of("PATCH", "PUT", "DELETE", "OPTIONS", "POST");

  private Edges() {}
}
