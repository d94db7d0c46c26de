package org.openpayouts.broadcaster.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;

class AgreementTest {
  private static final Mac MAC = Mac.of(new byte[32]);

  private static PaymentIntent.Target target(long version, String address) {
    return new PaymentIntent.Target("m", "r", version, "BTC", "bitcoin", address, null);
  }

  private static RecipientChange known(long version, PaymentIntent.@Nullable Target target) {
    return new RecipientChange("r", "m", version, target, MAC);
  }

  @Test
  void agreesWhereTheSameVersionSaysTheSame() {
    assertThat(Agreement.of(target(3, "here"), known(5, target(3, "here"))))
        .isEqualTo(Agreement.AGREES);
  }

  @Test
  void contradictsWhereTheSameVersionSaysSomethingElse() {
    assertThat(Agreement.of(target(3, "here"), known(3, target(3, "there"))))
        .isEqualTo(Agreement.CONTRADICTS);
  }

  @Test
  void leavesAnOlderVersionToItsMac() {
    assertThat(Agreement.of(target(2, "here"), known(3, target(3, "there"))))
        .isEqualTo(Agreement.AGREES);
    assertThat(Agreement.of(target(2, "here"), known(4, null))).isEqualTo(Agreement.AGREES);
  }

  @Test
  void waitsForAVersionThatHasNotArrived() {
    assertThat(Agreement.of(target(2, "here"), null)).isEqualTo(Agreement.NOT_YET_KNOWN);
    assertThat(Agreement.of(target(2, "here"), known(1, null))).isEqualTo(Agreement.NOT_YET_KNOWN);
    assertThat(Agreement.of(target(2, "here"), known(1, target(1, "here"))))
        .isEqualTo(Agreement.NOT_YET_KNOWN);
  }
}
