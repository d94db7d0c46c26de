package org.openpayouts.webhookdispatcher.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyOpenerTest {

  @TempDir private Path folder;
  private KeysetHandle secret = newKeyset();

  @BeforeEach
  void writeKeyset() throws Exception {
    secret = newKeyset();
    var json = TinkJsonProtoKeysetFormat.serializeKeyset(secret, InsecureSecretKeyAccess.get());
    Files.writeString(folder.resolve("opening.json"), json);
  }

  @Test
  void opensWhatWasSealedForThisMerchantAndToken() throws Exception {
    var opener = KeyOpener.of(settings());

    var key = opener.open(sealed("m1", "t1", "m1:t1"));

    assertThat(key.bitpaySignature("{\"id\":\"test\"}".getBytes(UTF_8)))
        .isEqualTo("0KkGd2YCcbkhX15N8QF1moe/E6SG+EjHf6B8BE1uzr0=");
  }

  @Test
  void opensEachKeyOnce() throws Exception {
    var opener = KeyOpener.of(settings());
    var sealed = sealed("m1", "t1", "m1:t1");

    assertThat(opener.open(sealed)).isSameAs(opener.open(sealed));
  }

  @Test
  void refusesAKeyThatWasSealedForAnotherMerchant() throws Exception {
    var opener = KeyOpener.of(settings());
    var foreign = sealed("m1", "t1", "m2:t1");

    assertThatThrownBy(() -> opener.open(foreign)).isInstanceOf(KeyNotOpened.class);
  }

  @Test
  void namesTheSettingWhenTheKeysetIsMissing() {
    var missing = new OpeningKeySettings(folder.resolve("none.json"), 10);

    assertThatThrownBy(() -> KeyOpener.of(missing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("payouts.webhooks.opening-key-file");
  }

  private OpeningKeySettings settings() {
    return new OpeningKeySettings(folder.resolve("opening.json"), 2);
  }

  private SealedKey sealed(String merchantId, String tokenId, String context)
      throws GeneralSecurityException {
    var ciphertext =
        secret
            .getPublicKeysetHandle()
            .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
            .encrypt("test".getBytes(UTF_8), context.getBytes(UTF_8));
    return new SealedKey(merchantId, tokenId, ByteBuffer.wrap(ciphertext));
  }

  private static KeysetHandle newKeyset() {
    try {
      HybridConfig.register();
      return KeysetHandle.generateNew(
          HpkeParameters.builder()
              .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
              .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
              .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
              .setVariant(HpkeParameters.Variant.TINK)
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
