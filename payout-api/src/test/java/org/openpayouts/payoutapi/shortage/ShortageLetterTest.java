package org.openpayouts.payoutapi.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortageLetterTest {
  private static final Instant CUTOFF = Instant.parse("2026-05-27T14:00:00Z");
  private static final Instant NEXT = Instant.parse("2026-05-27T21:00:00Z");

  @Test
  void saysWhatIsMissingForWhichPayoutAndWhenTheNextCutoffIs() {
    ShortageMail mail = SampleMails.of(1_250, 2, CUTOFF, NEXT);

    assertThat(ShortageLetter.subject(mail)).isEqualTo("Your reserve in USD is short");
    assertThat(ShortageLetter.text(mail, "Shop"))
        .isEqualTo(
            """
            The reserve of Shop in USD did not cover all payouts at the cutoff of 2026-05-27 14:00 UTC.

            Missing for the first one that waits: 12.50 USD
            This payout: JMwv8wQCXANoU2ZZQ9a9GH
            Waiting from it on, itself included: 3
            Next cutoff: 2026-05-27 21:00 UTC

            Payouts wait in the order of their requests, and are paid as far as the reserve goes. What
            is missing is for the first one alone; those behind it need more.
            """);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    assertThat(ShortageLetter.text(SampleMails.of(1_250, 2, null, null), "Shop"))
        .startsWith("The reserve of Shop in USD did not cover all payouts at the cutoff.\n")
        .contains("itself included: 3\n\nPayouts wait")
        .doesNotContain("Next cutoff", "null");
  }

  @ParameterizedTest
  @CsvSource({
    "1,                   0,  1",
    "9223372036854775807, 0,  9223372036854775807",
    "1,                   2,  0.01",
    "100,                 2,  1.00",
    "1,                   8,  0.00000001",
    "1,                   18, 0.000000000000000001",
    "9223372036854775807, 18, 9.223372036854775807"
  })
  void writesAmountsExactlyAndPlainly(long units, int scale, String amount) {
    assertThat(ShortageLetter.text(SampleMails.of(units, scale, CUTOFF, NEXT), "Shop"))
        .contains("that waits: " + amount + " USD\n");
  }
}
