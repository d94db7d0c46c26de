package org.openpayouts.webhookdispatcher.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private final Merchant.Key first = key("t1", "payout", false);
  private final Merchant.Key second = key("t2", "payout", false);

  @Test
  void signsWithTheTokenThatAskedForThePayout() {
    assertThat(SigningKeys.choose(List.of(first, second), "t1")).contains(first);
  }

  @Test
  void waitsForAKeyThatHasNotArrived() {
    assertThat(SigningKeys.choose(List.of(second), "t1")).isEmpty();
    assertThat(SigningKeys.choose(List.of(), "t1")).isEmpty();
  }

  @Test
  void signsWithTheNewestPayoutTokenWhenThatOneWasRevoked() {
    var revoked = key("t1", "payout", true);
    var other = key("t4", "merchant", false);

    assertThat(SigningKeys.choose(List.of(revoked, first, second, other), "t1")).contains(second);
  }

  @Test
  void neverSignsWithARevokedToken() {
    assertThat(SigningKeys.choose(List.of(key("t1", "payout", true)), "t1")).isEmpty();
  }

  @Test
  void signsWithTheNewestPayoutTokenWhenNobodyHasAsked() {
    var revoked = key("t3", "payout", true);
    var other = key("t4", "merchant", false);

    assertThat(SigningKeys.choose(List.of(first, second, revoked, other), "")).contains(second);
    assertThat(SigningKeys.choose(List.of(revoked, other), "")).isEmpty();
  }

  private static Merchant.Key key(String tokenId, String facade, boolean revoked) {
    return new Merchant.Key(tokenId, facade, ByteBuffer.wrap(new byte[] {1}), revoked);
  }
}
