package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationUrlsTest {
  private static final NotificationUrls PUBLIC_ONLY = new NotificationUrls(Set.of(443), false);
  private static final NotificationUrls SANDBOX = new NotificationUrls(Set.of(), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/hook",
        "https://shop.example:443/hook?a=b",
        "HTTPS://SHOP.example",
        "https://93.184.216.34/hook",
        "https://[2606:4700::1111]/hook"
      })
  void acceptsAPublicHttpsUrl(String url) {
    assertThat(PUBLIC_ONLY.read(url)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/hook",
        "shop.example/hook",
        "https:///hook",
        "https:opaque",
        "https://user:pw@shop.example/",
        "https://shop.example:8443/",
        "https://shop .example/",
        "https://shop_under.example/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/"
      })
  void refusesWhatWouldNeverBeTried(String url) {
    assertThat(PUBLIC_ONLY.read(url)).isEmpty();
  }

  @Test
  void refusesAnEndlessUrlAlsoWhenItsEncodingMakesItOne() {
    assertThat(PUBLIC_ONLY.read("https://shop.example/" + "a".repeat(2_000))).isEmpty();
    assertThat(PUBLIC_ONLY.read("https://shop.example/" + "é".repeat(500))).isEmpty();
  }

  @Test
  void letsTheSandboxNameItsOwnMachineAndAnyPort() {
    String inbox = "https://127.0.0.1:40000/in";

    assertThat(SANDBOX.read(inbox)).contains(inbox);
    assertThat(SANDBOX.read("https://localhost:8443/")).isPresent();
    assertThat(SANDBOX.read("https://10.0.0.1/")).isEmpty();
  }

  @Test
  void saysWhatItWants() {
    assertThat(new NotificationUrls(Set.of(8443, 443), false).expectation())
        .isEqualTo("an https URL of a public host on port 443 or 8443, without credentials");
  }
}
