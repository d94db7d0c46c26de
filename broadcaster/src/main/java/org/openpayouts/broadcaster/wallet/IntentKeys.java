package org.openpayouts.broadcaster.wallet;

import java.util.Optional;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.PaymentIntent;

/** The keys of the three intents, and what they and the intents' agreement say of an order. */
public record IntentKeys(IntentKey request, IntentKey destination, IntentKey funding) {

  /** The first MAC that does not verify: the intent is forged, or our keys are other ones. */
  public Optional<String> unverified(PaymentOrder order) {
    if (!request.verifies(order.request(), order.requestMac())) {
      return Optional.of("the request's MAC does not verify");
    }
    if (!destination.verifies(order.target(), order.targetMac())) {
      return Optional.of("the destination's MAC does not verify");
    }
    if (!funding.verifies(order.funding(), order.fundingMac())) {
      return Optional.of("the funding's MAC does not verify");
    }
    return Optional.empty();
  }

  /** What the three intents contradict each other in; empty where they agree. */
  public static Optional<String> disagreement(PaymentOrder order) {
    PaymentIntent.Request request = order.request();
    if (!request.payoutId().equals(order.payoutId().value())) {
      return Optional.of("the request is another payout's");
    }
    if (!request.merchantId().equals(order.target().merchantId())
        || !request.recipientId().equals(order.target().recipientId())) {
      return Optional.of("the destination is another recipient's");
    }
    if (!order.funding().requestMac().equals(order.requestMac())
        || !order.funding().destinationMac().equals(order.targetMac())) {
      return Optional.of("the funding covers another request or destination");
    }
    return Optional.empty();
  }
}
