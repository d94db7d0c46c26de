package org.openpayouts.payoutapi.payout;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may go, as webhook-dispatcher is told under the same names: what it would never
 * try is refused when it is given.
 *
 * @param allowedPorts ports that a webhook URL may name
 * @param allowLoopback sandbox only: loopback addresses and every port; refused at start unless the
 *     profile {@code local} is active
 */
@ConfigurationProperties("payouts.webhooks")
public record WebhookSettings(
    @DefaultValue("443") Set<Integer> allowedPorts, @DefaultValue("false") boolean allowLoopback) {

  public WebhookSettings {
    allowedPorts = Set.copyOf(allowedPorts);
  }
}
