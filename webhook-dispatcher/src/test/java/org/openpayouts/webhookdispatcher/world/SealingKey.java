package org.openpayouts.webhookdispatcher.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** What payout-api has: a public key to seal webhook keys with. The dispatcher has the file. */
public final class SealingKey {

  private final KeysetHandle secret;

  private SealingKey(KeysetHandle secret) {
    this.secret = secret;
  }

  /** Makes a new pair. */
  public static SealingKey make() {
    try {
      HybridConfig.register();
      return new SealingKey(
          KeysetHandle.generateNew(
              HpkeParameters.builder()
                  .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                  .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                  .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                  .setVariant(HpkeParameters.Variant.TINK)
                  .build()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the dispatcher's part. */
  public Path writeOpeningKey() {
    try {
      var file = Files.createTempFile("opening-key", ".json");
      var json = TinkJsonProtoKeysetFormat.serializeKeyset(secret, InsecureSecretKeyAccess.get());
      return Files.writeString(file, json);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seals a token for a merchant. */
  public ByteBuffer seal(String token, String context) {
    try {
      return ByteBuffer.wrap(
          secret
              .getPublicKeysetHandle()
              .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
              .encrypt(token.getBytes(UTF_8), context.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
