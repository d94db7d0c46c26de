package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.payoutapi.payout.FormBuilder.aForm;
import static org.openpayouts.payoutapi.payout.RulesFixture.check;
import static org.openpayouts.payoutapi.payout.RulesFixture.recipient;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientStatus;

/** What is refused only today may have been accepted before, so what was asked for is kept. */
class RefusedTodayTest {
  @ParameterizedTest
  @EnumSource(names = {"PAUSED", "REMOVED", "INVITED"})
  void saysWhatWasAskedForWhereOnlyTodaySpeaksAgainstIt(RecipientStatus status) {
    Recipient recipient = recipient(status);

    Checked checked = check(aForm().amount("1"), Optional.of(recipient), true);

    assertThat(checked)
        .isInstanceOfSatisfying(
            Checked.Refused.class,
            refused -> {
              assertThat(refused.problems()).hasSize(2);
              Draft draft = refused.draft().orElseThrow();
              assertThat(draft.payee().recipientId()).isEqualTo(recipient.id());
              assertThat(draft.terms().amountText()).isEqualTo("1");
            });
  }

  @Test
  void doesNotGuessWhatAnIllegibleFormAsksFor() {
    Recipient paused = recipient(RecipientStatus.PAUSED);

    Stream.of(
            aForm().notificationUrl("http://merchant.example"),
            aForm().amount("ten"),
            aForm().currency("XXX"),
            aForm().label("l".repeat(256)))
        .forEach(form ->
            assertThat(check(form, Optional.of(paused), false))
                .isInstanceOfSatisfying(
                    Checked.Refused.class, refused -> assertThat(refused.draft()).isEmpty()));
  }
}
