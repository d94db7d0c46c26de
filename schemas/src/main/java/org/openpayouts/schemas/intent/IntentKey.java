package org.openpayouts.schemas.intent;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A secret key that makes and verifies one kind of intent MAC. Never printed. */
public final class IntentKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;

  private final SecretKeySpec key;

  private IntentKey(byte[] secret) {
    if (secret.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "an intent key has " + KEY_BYTES + " bytes, this one " + secret.length);
    }
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  public static IntentKey of(byte[] secret) {
    return new IntentKey(secret);
  }

  /**
   * Reads a key from a file of 64 hexadecimal digits.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it holds anything else; the message never shows it
   */
  public static IntentKey read(Path file) {
    try {
      return new IntentKey(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the intent key " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not 64 hexadecimal digits: " + file);
    }
  }

  public Mac mac(PaymentIntent intent) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Mac.of(mac.doFinal(canonicalBytes(intent)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  public boolean verifies(PaymentIntent intent, Mac claimed) {
    return mac(intent).equals(claimed);
  }

  /** Every field with its length before it, so that no two intents share their bytes. */
  private static byte[] canonicalBytes(PaymentIntent intent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      switch (intent) {
        case PaymentIntent.Request r ->
            write(
                out,
                "openpayouts/request/1",
                r.payoutId(),
                r.merchantId(),
                r.recipientId(),
                r.amount(),
                r.currency(),
                r.ledgerCurrency());
        case PaymentIntent.Target t -> {
          write(out, "openpayouts/destination/1", t.merchantId(), t.recipientId());
          out.writeLong(t.recipientVersion());
          write(out, t.asset(), t.chain(), t.address(), t.memo());
        }
        case PaymentIntent.Funding f -> {
          write(out, "openpayouts/funding/1", f.baseUnits());
          out.write(f.requestMac().bytes());
          out.write(f.destinationMac().bytes());
          out.writeLong(f.ledgerAmount());
          out.writeLong(f.platformFee());
          out.writeLong(f.networkFee());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, @Nullable String... texts) throws IOException {
    for (String text : texts) {
      if (text == null) {
        out.writeByte(ABSENT);
        continue;
      }
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeByte(PRESENT);
      out.writeInt(utf8.length);
      out.write(utf8);
    }
  }
}
