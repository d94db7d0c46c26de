package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.Optional;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/**
 * Which payouts of a merchant are wanted, newest first.
 *
 * @param from first instant of the window
 * @param before first instant behind the window
 * @param limit how many at most
 * @param offset how many of the newest to leave out
 */
public record PayoutSearch(
    MerchantId merchantId,
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<Status> status,
    Optional<String> reference,
    Optional<String> groupId,
    int limit,
    int offset) {

  /** Behind which payout a page begins. */
  record Mark(Instant requestedAt, PayoutId id) {
    static Mark behind(Payout payout) {
      return new Mark(payout.requestedAt(), payout.id());
    }
  }

  /** Whether it asks for payouts that its caller has a name for. */
  boolean isByName() {
    return reference.isPresent() || groupId.isPresent();
  }

  PayoutSearch startingAt(int newOffset) {
    return new PayoutSearch(merchantId, from, before, status, reference, groupId, limit, newOffset);
  }
}
