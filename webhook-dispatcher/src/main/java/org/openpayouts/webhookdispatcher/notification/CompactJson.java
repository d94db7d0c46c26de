package org.openpayouts.webhookdispatcher.notification;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.number.EcmaScriptNumbers;

/**
 * Writes JSON with the bytes that ECMAScript's {@code JSON.stringify} would write: no white space,
 * members in the order given, nothing escaped that need not be. A library's own taste in escapes
 * ({@code \/}, upper-case hex) would break receivers who hash the re-serialized body.
 */
final class CompactJson {

  private final StringBuilder text = new StringBuilder(512);

  CompactJson open(char bracket) {
    separate();
    text.append(bracket);
    return this;
  }

  CompactJson close(char bracket) {
    text.append(bracket);
    return this;
  }

  CompactJson name(String name) {
    separate();
    quote(name);
    text.append(':');
    return this;
  }

  CompactJson string(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /** Leaves the whole member out where there is no value. */
  CompactJson optional(String name, @Nullable String value) {
    return value == null ? this : string(name, value);
  }

  CompactJson number(String name, BigDecimal value) {
    name(name);
    text.append(EcmaScriptNumbers.of(value));
    return this;
  }

  /** Appends JSON that is already written. */
  CompactJson raw(String json) {
    text.append(json);
    return this;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void separate() {
    if (text.isEmpty()) {
      return;
    }
    var last = text.charAt(text.length() - 1);
    if (last != '{' && last != '[' && last != ':') {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (var i = 0; i < value.length(); i++) {
      append(value, i);
    }
    text.append('"');
  }

  private void append(String value, int at) {
    var c = value.charAt(at);
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c < ' ' || isLoneSurrogate(value, at)) {
          text.append(String.format("\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
    }
  }

  private static boolean isLoneSurrogate(String value, int at) {
    var c = value.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }
}
