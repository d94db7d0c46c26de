package org.openpayouts.payoutapi.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.currency.Assets;

class InvitationMarkTest {
  private static final WithdrawalChoice CHOICE =
      new WithdrawalChoice(Assets.BTC, TestMerchant.ADDRESS, null);
  private static final Invitation ANN = new Invitation("ann@example.com", "Ann", null, null);

  @Test
  void isTheSameForTheSameGuidAndContent() {
    assertThat(mark("1", new Invitation("ANN@example.com", "Ann", null, null)))
        .isEqualTo(mark("1", ANN));
  }

  /** Some clients take the time of day for a guid. */
  @Test
  void isAnotherForAnotherGuidOrOtherContent() {
    assertThat(
            List.of(
                mark("1", ANN),
                mark("2", ANN),
                mark("1", ANN, ANN),
                mark("1", new Invitation("bob@example.com", "Ann", null, null)),
                mark("1", new Invitation("ann@example.com", null, "Ann", null)),
                mark("1", new Invitation("ann@example.com", null, null, null)),
                mark("1", new Invitation("ann@example.com", "Ann", null, CHOICE)),
                InvitationMark.ofSigned(new byte[32])))
        .doesNotHaveDuplicates();
  }

  private static InvitationMark mark(String guid, Invitation... invitations) {
    return InvitationMark.ofGuid(guid, List.of(invitations));
  }
}
