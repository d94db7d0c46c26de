package org.openpayouts.payoutapi.pairing;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** The codes that people read to each other: 7 characters of base58, 41 bits. */
@Component
class PairingCodes {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int LENGTH = 7;

  private final SecureRandom random = new SecureRandom();

  String next() {
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** Whether it could be one. */
  static boolean isOne(String text) {
    return text.length() == LENGTH && text.chars().allMatch(one -> ALPHABET.indexOf(one) >= 0);
  }
}
