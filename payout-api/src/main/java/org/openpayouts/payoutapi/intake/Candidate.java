package org.openpayouts.payoutapi.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;

/**
 * A payout that will exist if its request is no repeat.
 *
 * @param acceptsLateRepeats whether the merchant takes a repeat after the window as a new payout
 */
record Candidate(
    PayoutId id,
    MerchantId merchantId,
    TokenId tokenId,
    Draft draft,
    Mac requestMac,
    RequestDigest digest,
    String traceparent,
    UUID eventId,
    boolean acceptsLateRepeats,
    Optional<IdempotencyKey> key) {

  Payout acceptedAt(Instant instant) {
    return new Payout(
        id, merchantId, tokenId, draft, instant, requestMac, digest, traceparent, eventId);
  }
}
