package org.openpayouts.webhookdispatcher.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.webhookdispatcher.endpoint.AddressSettings;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;
import org.openpayouts.webhookdispatcher.endpoint.WebhookUrl;
import org.openpayouts.webhookdispatcher.endpoint.WebhookUrl.Parsed;
import org.openpayouts.webhookdispatcher.merchant.Addresses;
import org.springframework.stereotype.Component;

/** Decides where a message goes: the URL that came with it, else its merchant's default. */
@Component
final class Addressing {

  private final AddressSettings settings;

  Addressing(AddressSettings settings) {
    this.settings = settings;
  }

  /** Where a message goes. */
  sealed interface Address {
    record To(String url, EndpointKey endpoint) implements Address {}

    /** The merchant is not known yet, so neither is its default. */
    record NotYet() implements Address {}

    /** Neither the message nor the merchant names a URL. */
    record Nowhere() implements Address {}

    record Refused(String url, String reason) implements Address {}
  }

  Address of(
      @Nullable String url,
      Subject.Kind kind,
      String merchantId,
      Map<String, Addresses> merchants) {
    if (url != null) {
      return parse(url, merchantId);
    }
    var known = merchants.get(merchantId);
    if (known == null) {
      return new Address.NotYet();
    }
    var fallback =
        switch (kind) {
          case PAYOUT, RESERVE -> known.payoutNotificationUrl();
          case RECIPIENT -> known.recipientNotificationUrl();
        };
    return fallback == null ? new Address.Nowhere() : parse(fallback, merchantId);
  }

  private Address parse(String url, String merchantId) {
    return switch (WebhookUrl.parse(url, settings.portsToAllow())) {
      case Parsed.Accepted(var accepted) ->
          new Address.To(accepted.uri().toString(), accepted.endpointOf(merchantId));
      case Parsed.Refused(var reason) -> new Address.Refused(url, reason);
    };
  }
}
