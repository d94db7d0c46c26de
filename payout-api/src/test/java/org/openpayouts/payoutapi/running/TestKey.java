package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.secp256k1.Secp256k1;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.openpayouts.payoutapi.signature.PublicKey;

/** A merchant system's private key. */
public record TestKey(String privateHex) {

  public static TestKey random() {
    String hex = UUID.randomUUID().toString().replace("-", "");
    return new TestKey(hex + hex);
  }

  public String publicHex() {
    byte[] uncompressed = Secp256k1.get().pubkeyCreate(HexFormat.of().parseHex(privateHex));
    return HexFormat.of().formatHex(Secp256k1.get().pubKeyCompress(uncompressed));
  }

  /** The name of the key. */
  public String sin() {
    return PublicKey.parse(publicHex()).orElseThrow().sin();
  }

  /** The value of X-Signature for this URL and body. */
  public String sign(String url, byte[] body) {
    try {
      var signed = new ByteArrayOutputStream();
      signed.writeBytes(url.getBytes(UTF_8));
      signed.writeBytes(body);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(signed.toByteArray());
      byte[] compact = Secp256k1.get().sign(digest, HexFormat.of().parseHex(privateHex), null);
      return HexFormat.of().formatHex(Secp256k1.get().compact2der(compact));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
