package org.openpayouts.localstack.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secrets of one stack; each is made when it is first asked for and stays the same after. */
public final class Secrets {
  private static final String OPENING_KEY = "webhook-opening-key.json";
  private static final String SEALING_KEY = "webhook-sealing-key.json";

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  public Secrets(Path folder) {
    this.folder = OwnerOnly.folder(folder);
  }

  /** A file with 32 random bytes in hex, which also serves as a password. */
  public synchronized Path random(String name) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : OwnerOnly.write(file, randomHex());
  }

  public String read(String name) {
    return text(random(name));
  }

  /** Tink's private key set: opens what was sealed to the public one. */
  public synchronized Path openingKey() {
    makeSealingKeys();
    return folder.resolve(OPENING_KEY);
  }

  /** Tink's public key set. */
  public synchronized Path sealingKey() {
    makeSealingKeys();
    return folder.resolve(SEALING_KEY);
  }

  /**
   * A folder for Spring's configtree: its only file is named as the setting that it holds, so that
   * the password of a database stands neither in arguments nor in the settings.
   */
  public synchronized Path databasePassword(String user) {
    Path tree = OwnerOnly.folder(folder.resolve("database-" + user));
    Path file = tree.resolve("spring.datasource.password");
    if (!Files.exists(file)) {
      OwnerOnly.write(file, randomHex());
    }
    return file;
  }

  public static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private String randomHex() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void makeSealingKeys() {
    if (Files.exists(folder.resolve(SEALING_KEY))) {
      return;
    }
    try {
      HybridConfig.register();
      KeysetHandle keys = KeysetHandle.generateNew(parameters());
      OwnerOnly.write(
          folder.resolve(OPENING_KEY),
          TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
      OwnerOnly.write(
          folder.resolve(SEALING_KEY),
          TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make the webhook key set", e);
    }
  }

  private static HpkeParameters parameters() throws GeneralSecurityException {
    return HpkeParameters.builder()
        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
        .setVariant(HpkeParameters.Variant.TINK)
        .build();
  }
}
