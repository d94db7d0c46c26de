package org.openpayouts.webhookdispatcher.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.webhookdispatcher.delivery.Addressing.Address;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;

/** A delivery about to be stored. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way into a row
record NewDelivery(
    String deliveryId,
    Notice notice,
    long position,
    long sequence,
    @Nullable String url,
    @Nullable EndpointKey endpoint,
    DeliveryStatus status,
    @Nullable String error,
    Instant deadline,
    byte[] body) {

  NewDelivery with(DeliveryStatus changed) {
    return new NewDelivery(
        deliveryId, notice, position, sequence, url, endpoint, changed, error, deadline, body);
  }

  /** The same delivery with what its address makes of it. */
  NewDelivery at(Address address) {
    return switch (address) {
      case Address.To(var to, var key) -> addressed(to, key, DeliveryStatus.BLOCKED, null);
      case Address.NotYet() -> with(DeliveryStatus.UNADDRESSED);
      case Address.Nowhere() -> with(DeliveryStatus.NO_ENDPOINT);
      case Address.Refused(var refused, var reason) ->
          addressed(refused, null, DeliveryStatus.DEAD, reason);
    };
  }

  private NewDelivery addressed(
      String to, @Nullable EndpointKey key, DeliveryStatus changed, @Nullable String why) {
    return new NewDelivery(
        deliveryId, notice, position, sequence, to, key, changed, why, deadline, body);
  }
}
