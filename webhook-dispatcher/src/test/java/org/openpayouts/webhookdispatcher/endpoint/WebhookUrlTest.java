package org.openpayouts.webhookdispatcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

  private static final Set<Integer> HTTPS_ONLY = Set.of(443);

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/hook, not https",
    "ftp://shop.example/hook, not https",
    "shop.example/hook, not https",
    "https:///hook, no valid host",
    "https:opaque, no valid host",
    "https://user:pw@shop.example/, user info",
    "https://user@shop.example/, user info",
    "https://shop.example:8443/, port",
    "https://shop.example:22/, port",
    "https://shop .example/, malformed",
    "https://shop_under.example/, no valid host"
  })
  void refusesWhatMustNotBeTried(String text, String reason) {
    assertThat(WebhookUrl.parse(text, HTTPS_ONLY))
        .isInstanceOfSatisfying(
            WebhookUrl.Parsed.Refused.class,
            refused -> assertThat(refused.reason()).contains(reason));
  }

  @Test
  void refusesAnEndlessUrl() {
    assertThat(WebhookUrl.parse("https://shop.example/" + "a".repeat(2000), HTTPS_ONLY))
        .isInstanceOf(WebhookUrl.Parsed.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_536, 99_999})
  void refusesAPortThatDoesNotExistEvenInTheSandbox(int port) {
    assertThat(WebhookUrl.parse("https://127.0.0.1:" + port + "/x", Set.of()))
        .isEqualTo(new WebhookUrl.Parsed.Refused("the URL's port does not exist"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/hook",
        "https://shop.example:443/hook?a=b",
        "HTTPS://SHOP.example",
        "https://93.184.216.34/hook",
        "https://[2606:4700::1111]/hook"
      })
  void acceptsAPublicHttpsUrl(String text) {
    assertThat(WebhookUrl.parse(text, HTTPS_ONLY)).isInstanceOf(WebhookUrl.Parsed.Accepted.class);
  }

  @Test
  void sharesOneEndpointAmongAllPathsOfAMerchantOnOneHost() {
    assertThat(endpoint("https://Shop.example/a#x", "m1"))
        .isEqualTo(endpoint("https://shop.example:443/b?c", "m1"))
        .isNotEqualTo(endpoint("https://shop.example/a", "m2"))
        .isNotEqualTo(endpoint("https://other.example/a", "m1"));
  }

  @Test
  void letsTheSandboxUseAnyPort() {
    assertThat(WebhookUrl.parse("https://127.0.0.1:40000/in", Set.of()))
        .isInstanceOf(WebhookUrl.Parsed.Accepted.class);
  }

  private static EndpointKey endpoint(String url, String merchantId) {
    return ((WebhookUrl.Parsed.Accepted) WebhookUrl.parse(url, HTTPS_ONLY))
        .url()
        .endpointOf(merchantId);
  }
}
