package org.openpayouts.batchscheduler.cutoff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A client's own name for its request, with a digest of what it asked for. */
final class IdempotencyKey {
  static final int MAX_LENGTH = 200;

  private final String value;
  private final byte[] requestDigest;

  private IdempotencyKey(String value, byte[] requestDigest) {
    this.value = value;
    this.requestDigest = requestDigest;
  }

  static IdempotencyKey of(String value, Scope scope, @Nullable String reason) {
    try {
      byte[] request = (scope + "\n" + reason).getBytes(StandardCharsets.UTF_8);
      return new IdempotencyKey(value, MessageDigest.getInstance("SHA-256").digest(request));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  String value() {
    return value;
  }

  byte[] requestDigest() {
    return requestDigest.clone();
  }

  boolean hasDigest(byte[] digest) {
    return MessageDigest.isEqual(requestDigest, digest);
  }
}
