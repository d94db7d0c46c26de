package org.openpayouts.payoutapi.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.currency.Assets;

class InvitationTest {
  private static final WithdrawalChoice OLD =
      new WithdrawalChoice(Assets.BTC, TestMerchant.ADDRESS, null);
  private static final WithdrawalChoice GIVEN =
      new WithdrawalChoice(Assets.BTC, "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080", null);

  /** Who was known, the withdrawal it had, and what a plain and a giving invitation make of it. */
  @ParameterizedTest
  @CsvSource({
    // known,   had,  plain,      withdrawal, giving,     withdrawal
    "NOBODY,     none, INVITED,    none,       ACTIVE,     given",
    "INVITED,    none, INVITED,    none,       ACTIVE,     given",
    "INVITED,    old,  INVITED,    old,        INVITED,    old",
    "UNVERIFIED, none, UNVERIFIED, none,       UNVERIFIED, none",
    "UNVERIFIED, old,  UNVERIFIED, old,        UNVERIFIED, old",
    "VERIFIED,   none, VERIFIED,   none,       ACTIVE,     given",
    "ACTIVE,     old,  ACTIVE,     old,        ACTIVE,     old",
    "PAUSED,     old,  PAUSED,     old,        PAUSED,     old",
    "PAUSED,     none, PAUSED,     none,       PAUSED,     none",
    "REMOVED,    old,  INVITED,    none,       ACTIVE,     given",
    "REMOVED,    none, INVITED,    none,       ACTIVE,     given"
  })
  void leavesWhoIsKnownAsItIsUnlessItWasRemovedOrHasNoWithdrawal(
      String known,
      String had,
      String plain,
      String plainWithdrawal,
      String giving,
      String givingWithdrawal) {
    assertThat(after(known, had, null)).isEqualTo(plain + " " + plainWithdrawal);
    assertThat(after(known, had, GIVEN)).isEqualTo(giving + " " + givingWithdrawal);
  }

  private static String after(String known, String had, @Nullable WithdrawalChoice given) {
    var invitation = new Invitation("ann@example.com", null, null, given);
    RecipientProfile profile =
        known.equals("NOBODY")
            ? invitation.newcomer()
            : invitation.applyTo(
                new RecipientProfile(
                    RecipientStatus.valueOf(known),
                    null,
                    null,
                    null,
                    had.equals("old") ? OLD : null));
    WithdrawalChoice withdrawal = profile.withdrawal();
    String name = withdrawal == null ? "none" : withdrawal.equals(OLD) ? "old" : "given";
    return profile.status() + " " + name;
  }
}
