package org.openpayouts.payoutapi.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortageMailStepTest {

  @ParameterizedTest
  @CsvSource({
    "true,  true,  1, SEND",
    "true,  true,  3, SEND",
    "true,  true,  4, GIVEN_UP",
    "true,  false, 1, NOT_CONFIGURED",
    "true,  false, 9, NOT_CONFIGURED",
    "false, true,  1, NO_ADDRESS",
    "false, false, 9, NO_ADDRESS"
  })
  void sendsToWhoeverHasAnAddressUntilItIsGivenUp(
      boolean hasAddress, boolean isConfigured, int attempts, ShortageMailStep next) {
    ShortageMail mail = SampleMails.begun(SampleMails.aMail(), attempts);

    assertThat(ShortageMailStep.next(mail, hasAddress, isConfigured, 3)).isEqualTo(next);
  }
}
