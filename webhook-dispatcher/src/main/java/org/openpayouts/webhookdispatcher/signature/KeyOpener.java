package org.openpayouts.webhookdispatcher.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens sealed webhook keys with the dispatcher's private keyset and keeps the most recently used
 * ones in memory, and nowhere else.
 */
public final class KeyOpener {

  private final HybridDecrypt opener;
  private final Map<SealedKey, WebhookKey> opened;

  private KeyOpener(HybridDecrypt opener, int kept) {
    this.opener = opener;
    this.opened = Collections.synchronizedMap(new MostRecent<>(kept));
  }

  /**
   * Reads the private keyset.
   *
   * @throws IllegalStateException when the file is missing or holds no keyset; names the setting
   */
  public static KeyOpener of(OpeningKeySettings settings) {
    try {
      HybridConfig.register();
      var keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(settings.openingKeyFile()), InsecureSecretKeyAccess.get());
      var opener = keyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
      return new KeyOpener(opener, settings.openedKeys());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "payouts.webhooks.opening-key-file names no readable Tink keyset: "
              + e.getClass().getSimpleName());
    }
  }

  /**
   * Opens a key.
   *
   * @throws KeyNotOpened when it was sealed to another dispatcher, or for another merchant or token
   */
  public WebhookKey open(SealedKey sealed) {
    var known = opened.get(sealed);
    if (known != null) {
      return known;
    }
    try {
      var text = opener.decrypt(sealed.bytes(), sealed.context().getBytes(UTF_8));
      var key = new WebhookKey(text);
      opened.put(sealed, key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new KeyNotOpened(sealed.tokenId());
    }
  }

  private static final class MostRecent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private final int kept;

    MostRecent(int kept) {
      super(16, 0.75f, true);
      this.kept = kept;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > kept;
    }
  }
}
