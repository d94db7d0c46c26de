package org.openpayouts.localstack.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path folder;

  @Test
  void staysTheSameOnceMade() {
    String first = new Secrets(folder).read("key");

    assertThat(first).matches("[0-9a-f]{64}").isEqualTo(new Secrets(folder).read("key"));
    assertThat(new Secrets(folder).read("other")).isNotEqualTo(first);
  }

  @Test
  void isReadableByItsOwnerOnly() throws Exception {
    Path file = new Secrets(folder).databasePassword("payout_api");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getFileName()).hasToString("spring.datasource.password");
  }

  @Test
  void sealsToAPublicKeyWhatThePrivateOneOpens() throws Exception {
    Secrets secrets = new Secrets(folder);
    byte[] word = "word".getBytes(StandardCharsets.UTF_8);
    byte[] context = "context".getBytes(StandardCharsets.UTF_8);

    byte[] sealed =
        TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(secrets.sealingKey()))
            .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
            .encrypt(word, context);
    byte[] opened =
        TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(secrets.openingKey()), InsecureSecretKeyAccess.get())
            .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
            .decrypt(sealed, context);

    assertThat(opened).isEqualTo(word);
  }
}
