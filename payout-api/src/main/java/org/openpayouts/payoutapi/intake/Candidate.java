package org.openpayouts.payoutapi.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;

/**
 * A signed request whose payouts will exist if it is no repeat: all of them, or none.
 *
 * @param orders one; those of a group in the order of its instructions
 * @param acceptsLateRepeats whether the merchant takes a repeat after the window as a new payout
 */
record Candidate(
    List<Order> orders,
    @Nullable Group group,
    MerchantId merchantId,
    TokenId tokenId,
    RequestDigest digest,
    String traceparent,
    boolean acceptsLateRepeats,
    Optional<IdempotencyKey> key) {

  /** A payout that is asked for. */
  record Order(PayoutId id, Draft draft, Mac requestMac, UUID eventId) {}

  /**
   * A group that is asked for, and what of it makes no payout.
   *
   * @param refused what the failed ones ask for, as far as only today's circumstances are against
   *     it
   */
  record Group(GroupId id, List<Draft> refused, List<FailedInstruction> failed) {
    Group {
      refused = List.copyOf(refused);
      failed = List.copyOf(failed);
    }
  }

  Candidate {
    orders = List.copyOf(orders);
  }

  /** The first payout's id: what the request's digest and key stand for. */
  PayoutId id() {
    return orders.getFirst().id();
  }

  Content content() {
    List<Draft> refused = group == null ? List.of() : group.refused();
    return new Content(
        group != null,
        Stream.concat(orders.stream().map(Order::draft), refused.stream()).toList(),
        orders.size() + failed().size());
  }

  List<FailedInstruction> failed() {
    return group == null ? List.of() : group.failed();
  }

  List<Payout> acceptedAt(Instant instant) {
    return orders.stream().map(order -> payout(order, instant)).toList();
  }

  private Payout payout(Order order, Instant instant) {
    return new Payout(
        order.id(),
        merchantId,
        tokenId,
        order.draft(),
        group == null ? null : group.id(),
        instant,
        order.requestMac(),
        digest,
        traceparent,
        order.eventId());
  }
}
