package org.openpayouts.payoutapi.running;

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
import java.util.UUID;

/** The files of secrets that a service is given. */
public final class TestFiles {
  private final Path folder;

  public TestFiles() {
    try {
      folder = Files.createTempDirectory("payout-api-secrets-");
      folder.toFile().deleteOnExit();
      makeSealingKeys();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of 64 hexadecimal digits. */
  Path random(String name) {
    String hex = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : write(name, hex);
  }

  Path sealingKey() {
    return folder.resolve("sealing.json");
  }

  public Path openingKey() {
    return folder.resolve("opening.json");
  }

  String read(String name) {
    try {
      return Files.readString(random(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String text) {
    try {
      Path file = Files.writeString(folder.resolve(name), text);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeSealingKeys() throws GeneralSecurityException {
    HybridConfig.register();
    HpkeParameters parameters =
        HpkeParameters.builder()
            .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
            .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
            .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
            .setVariant(HpkeParameters.Variant.TINK)
            .build();
    KeysetHandle keys = KeysetHandle.generateNew(parameters);
    write(
        "opening.json",
        TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
    write(
        "sealing.json",
        TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle()));
  }
}
