package org.openpayouts.payoutapi.merchant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bitcoinj.base.Base58;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Derives the texts of tokens from one secret, so that none has to be stored: API tokens (256 bits,
 * 43 or 44 characters) and {@link ResourceTokens}.
 */
public final class TokenText {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final String SEPARATOR = "\n";

  private final SecretKeySpec key;

  private TokenText(byte[] secret) {
    if (secret.length != KEY_BYTES) {
      throw new IllegalArgumentException("a token derivation key has 32 bytes");
    }
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  public static TokenText of(byte[] secret) {
    return new TokenText(secret);
  }

  /**
   * Reads the secret from a file of 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it holds anything else; the message never shows it
   */
  public static TokenText read(Path file) {
    try {
      return new TokenText(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the token derivation key " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not 64 hexadecimal digits: " + file);
    }
  }

  /** The text of a token. */
  String of(Token token) {
    PublicKey firstKey = token.firstKey();
    return firstKey == null
        ? apiToken(token.id())
        : apiToken(token.merchantId(), token.facade(), firstKey);
  }

  /** The text of a token of this id; it may be told before the token is anybody's. */
  public String apiToken(TokenId tokenId) {
    return Base58.encode(withoutLeadingZero(hmac("openpayouts/token/2", tokenId.value())));
  }

  /** What is stored of a pairing code: short as it is, nobody finds it out without the secret. */
  public byte[] codeDigest(String pairingCode) {
    return hmac("openpayouts/pairing-code/1", pairingCode);
  }

  /** As tokens were derived before pairing was there. */
  String apiToken(MerchantId merchant, Facade facade, PublicKey publicKey) {
    return Base58.encode(
        withoutLeadingZero(
            hmac("openpayouts/token/1", merchant.value(), facade.word(), publicKey.hex())));
  }

  /** The tokens of what one API token shows. */
  public ResourceTokens resources(TokenId tokenId) {
    return new ResourceTokens(this, tokenId);
  }

  /** What is stored of a token: enough to find it, not to use it. */
  static byte[] digest(String apiToken) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(apiToken.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  byte[] hmac(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /** Keeps the base58 text at its usual length. */
  private static byte[] withoutLeadingZero(byte[] bytes) {
    if (bytes[0] >= 0 && bytes[0] < 8) {
      bytes[0] += 8;
    }
    return bytes;
  }
}
