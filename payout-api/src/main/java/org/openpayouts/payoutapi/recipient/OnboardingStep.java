package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;

/**
 * Something to be done for a person on the way to active.
 *
 * @param attempts how often it was begun, this time included
 */
public record OnboardingStep(
    UUID id,
    Kind kind,
    MerchantId merchantId,
    RecipientId recipientId,
    Instant queuedAt,
    int attempts) {

  /** What is to be done. */
  public enum Kind {
    /** Send the link. */
    MAIL,
    /** Ask who the person is. */
    CHECK
  }
}
