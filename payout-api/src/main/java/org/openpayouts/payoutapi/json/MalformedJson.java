package org.openpayouts.payoutapi.json;

/** The bytes are no JSON that may come in; the message says why and shows nothing of them. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  MalformedJson(String message) {
    super(message);
  }
}
