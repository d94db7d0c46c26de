package org.openpayouts.webhookdispatcher.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookKeyTest {

  private static final byte[] BODY = "{\"id\":\"test\"}".getBytes(UTF_8);

  @Test
  void signsTheVectorThatBitpayPublishes() {
    var key = new WebhookKey("test".getBytes(UTF_8));

    assertThat(key.bitpaySignature(BODY)).isEqualTo("0KkGd2YCcbkhX15N8QF1moe/E6SG+EjHf6B8BE1uzr0=");
  }

  /** The example of the Standard Webhooks specification. */
  @Test
  void signsTheVectorOfStandardWebhooks() {
    var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    var signature =
        new WebhookKey(secret)
            .standardSignature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void keepsTheIdAndSaysTheTimeOfTheAttempt() {
    var key = new WebhookKey("token".getBytes(UTF_8));

    var headers =
        SignedHeaders.of(key, "id-1", BODY, Instant.ofEpochSecond(1_700_000_000), "00-ab-cd-01");

    assertThat(headers)
        .containsEntry("webhook-id", "id-1")
        .containsEntry("webhook-timestamp", "1700000000")
        .containsEntry("traceparent", "00-ab-cd-01")
        .containsOnlyKeys(
            "x-signature", "webhook-id", "webhook-timestamp", "webhook-signature", "traceparent");
  }

  @Test
  void showsNothingOfItself() {
    assertThat(new WebhookKey("secret".getBytes(UTF_8)).toString()).doesNotContain("secret");
  }
}
