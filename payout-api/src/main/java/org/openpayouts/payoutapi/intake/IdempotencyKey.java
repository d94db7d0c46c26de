package org.openpayouts.payoutapi.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A client's own key for a request, as its digest; what the client wrote may be private. */
public final class IdempotencyKey implements Comparable<IdempotencyKey> {
  public static final int MAX_LENGTH = 255;
  private final byte[] digest;

  private IdempotencyKey(byte[] digest) {
    this.digest = digest;
  }

  /**
   * The key of a header's text.
   *
   * @throws IllegalArgumentException if the text is empty or longer than 255 characters
   */
  public static IdempotencyKey of(String text) {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("Idempotency-Key must have 1 to 255 characters.");
    }
    try {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return new IdempotencyKey(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  byte[] bytes() {
    return digest.clone();
  }

  @Override
  public int compareTo(IdempotencyKey other) {
    return Arrays.compareUnsigned(digest, other.digest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey key && Arrays.equals(digest, key.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return "IdempotencyKey";
  }
}
