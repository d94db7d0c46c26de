package org.openpayouts.payoutapi.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.recipient.OnboardingStep;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;

class MailStepTest {

  @ParameterizedTest
  @CsvSource({
    "INVITED,    true,  1, SEND",
    "INVITED,    true,  3, SEND",
    "INVITED,    true,  4, GIVEN_UP",
    "INVITED,    false, 1, NOT_CONFIGURED",
    "UNVERIFIED, true,  1, NEEDLESS",
    "VERIFIED,   true,  1, NEEDLESS",
    "ACTIVE,     true,  1, NEEDLESS",
    "PAUSED,     true,  1, NEEDLESS",
    "REMOVED,    false, 9, NEEDLESS"
  })
  void sendsToWhoeverIsInvitedUntilItIsGivenUp(
      RecipientStatus status, boolean isConfigured, int attempts, MailStep next) {
    IdSource ids = IdSource.secure();
    var step =
        new OnboardingStep(
            UUID.randomUUID(),
            OnboardingStep.Kind.MAIL,
            new MerchantId(ids.nextId()),
            new RecipientId(ids.nextId()),
            Instant.EPOCH,
            attempts);

    assertThat(MailStep.next(step, status, isConfigured, 3)).isEqualTo(next);
  }
}
