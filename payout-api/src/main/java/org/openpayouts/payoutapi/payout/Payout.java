package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;

/**
 * A payout as it was asked for; it never changes.
 *
 * @param groupId of the group that it was asked for with, if it was
 * @param requestedAt by the database's clock; the order of funding
 * @param requestMac authenticates the request's words to the signer
 * @param traceparent of the request that made it, in every fact about it
 * @param eventId of the fact that says that it was requested
 */
public record Payout(
    PayoutId id,
    MerchantId merchantId,
    TokenId tokenId,
    Draft draft,
    @Nullable GroupId groupId,
    Instant requestedAt,
    Mac requestMac,
    RequestDigest requestDigest,
    String traceparent,
    UUID eventId) {

  /** The sequence of the first fact of every payout. */
  public static final long FIRST_SEQUENCE = 1;
}
