package org.openpayouts.payoutapi.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A bearer credential, compared in constant time. */
final class Credential {
  private static final String SCHEME = "Bearer ";
  private static final int MIN_LENGTH = 16;

  private final byte[] digest;

  private Credential(byte[] digest) {
    this.digest = digest;
  }

  static Credential read(Path file) {
    try {
      String text = Files.readString(file).strip();
      if (text.length() < MIN_LENGTH) {
        throw new IllegalArgumentException("the credential is shorter than 16 characters: " + file);
      }
      return new Credential(sha256(text));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the admin credential " + file, e);
    }
  }

  boolean opens(@Nullable String authorization) {
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
