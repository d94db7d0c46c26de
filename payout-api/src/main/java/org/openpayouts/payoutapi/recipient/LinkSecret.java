package org.openpayouts.payoutapi.recipient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** The secret of a mailed link: 256 random bits. It is never stored; its hash is. */
public final class LinkSecret {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String text;

  private LinkSecret(String text) {
    this.text = text;
  }

  public static LinkSecret random(Random random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty where the text is none that could have been mailed. */
  public static Optional<LinkSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new LinkSecret(text)) : Optional.empty();
  }

  /** For the mail, and for nothing else. */
  public String reveal() {
    return text;
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "LinkSecret";
  }
}
