package org.openpayouts.payoutapi.onboarding;

import org.openpayouts.payoutapi.recipient.OnboardingStep;
import org.openpayouts.payoutapi.recipient.RecipientStatus;

/** What is to be done about a mail. Pure. */
enum MailStep {
  SEND,
  /** No mail server is configured. */
  NOT_CONFIGURED,
  /** It failed too often. */
  GIVEN_UP,
  /** The person needs no link any more. */
  NEEDLESS;

  static MailStep next(
      OnboardingStep step, RecipientStatus status, boolean isConfigured, int attempts) {
    if (status != RecipientStatus.INVITED) {
      return NEEDLESS;
    }
    if (!isConfigured) {
      return NOT_CONFIGURED;
    }
    return step.attempts() > attempts ? GIVEN_UP : SEND;
  }
}
