package org.openpayouts.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The bearer credential of operators, compared in constant time and never logged. */
public final class OperatorCredential {

  /** The setting that names its file. */
  public static final String SETTING = "payouts.admin.credential-file";

  private static final String SCHEME = "Bearer ";
  private static final int LENGTH_MIN = 16;

  private final byte[] digest;

  private OperatorCredential(byte[] digest) {
    this.digest = digest;
  }

  /** Refuses what cannot be read, and what can be guessed. */
  public static OperatorCredential read(Path file) {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(SETTING + " cannot be read: " + file, e);
    }
    if (text.length() < LENGTH_MIN) {
      throw new IllegalArgumentException(
          SETTING + " holds fewer than " + LENGTH_MIN + " characters: " + file);
    }
    return new OperatorCredential(sha256(text));
  }

  /** Whether this value of an Authorization header shows the credential. */
  public boolean opens(@Nullable String authorization) {
    return authorization != null
        && authorization.startsWith(SCHEME)
        && MessageDigest.isEqual(digest, sha256(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
