package org.openpayouts.webhookdispatcher.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The text of a payout token, as the key that both sides know. Lives in memory only and shows
 * itself nowhere: {@code toString} holds no part of it.
 */
public final class WebhookKey {

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  WebhookKey(byte[] tokenText) {
    this.key = new SecretKeySpec(tokenText, HMAC);
  }

  /** BitPay's {@code x-signature}: base64 of HMAC-SHA256 over the raw body. */
  String bitpaySignature(byte[] body) {
    return base64(mac().doFinal(body));
  }

  /**
   * Version 1 of the Standard Webhooks specification: base64 of HMAC-SHA256 over "id.timestamp."
   * and the raw body. Unlike BitPay's it binds the message id and the time of the attempt.
   *
   * @param timestamp seconds since 1970
   */
  String standardSignature(String webhookId, long timestamp, byte[] body) {
    var mac = mac();
    mac.update((webhookId + "." + timestamp + ".").getBytes(UTF_8));
    return "v1," + base64(mac.doFinal(body));
  }

  private Mac mac() {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "WebhookKey";
  }
}
