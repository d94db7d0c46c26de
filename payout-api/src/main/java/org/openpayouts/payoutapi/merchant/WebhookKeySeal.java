package org.openpayouts.payoutapi.merchant;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Seals webhook keys so that only the dispatcher opens them (HPKE). The context binds a sealed key
 * to its merchant and token: it opens under no other.
 */
public final class WebhookKeySeal {
  private final HybridEncrypt encrypt;
  private final String keyName;

  private WebhookKeySeal(HybridEncrypt encrypt, String keyName) {
    this.encrypt = encrypt;
    this.keyName = keyName;
  }

  /** A key sealed, and to which of the dispatcher's keys. */
  record Sealed(byte[] bytes, String sealedTo) {}

  /** Reads the dispatcher's public keyset in Tink's JSON form. */
  public static WebhookKeySeal read(Path file) {
    try {
      HybridConfig.register();
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(file));
      return new WebhookKeySeal(
          keyset.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class),
          Integer.toUnsignedString(keyset.getPrimary().getId()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the webhook sealing key " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no public Tink keyset for sealing: " + file, e);
    }
  }

  Sealed seal(String apiToken, MerchantId merchant, TokenId token) {
    String context = merchant.value() + ":" + token.value();
    try {
      byte[] sealed =
          encrypt.encrypt(
              apiToken.getBytes(StandardCharsets.UTF_8), context.getBytes(StandardCharsets.UTF_8));
      return new Sealed(sealed, keyName);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the dispatcher's public key does not seal", e);
    }
  }
}
