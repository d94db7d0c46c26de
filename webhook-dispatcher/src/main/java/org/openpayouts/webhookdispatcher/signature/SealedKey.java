package org.openpayouts.webhookdispatcher.signature;

import java.nio.ByteBuffer;

/**
 * A webhook key as it travels and rests: encrypted to the dispatcher, bound to its merchant and
 * token, so that one merchant's key put into another's record does not open.
 *
 * @param ciphertext HPKE ciphertext of the token's text
 */
public record SealedKey(String merchantId, String tokenId, ByteBuffer ciphertext) {

  public SealedKey {
    ciphertext = ciphertext.asReadOnlyBuffer();
  }

  String context() {
    return merchantId + ":" + tokenId;
  }

  byte[] bytes() {
    var bytes = new byte[ciphertext.remaining()];
    ciphertext.duplicate().get(bytes);
    return bytes;
  }
}
