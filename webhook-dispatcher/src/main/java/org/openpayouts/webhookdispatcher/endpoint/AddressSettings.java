package org.openpayouts.webhookdispatcher.endpoint;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may go.
 *
 * @param extraCaFile PEM file of certificate authorities trusted beside those of the JDK
 * @param allowedPorts ports that a webhook URL may name
 * @param allowLoopback sandbox only: loopback addresses and every port; refused at start unless the
 *     profile {@code local} is active
 */
@ConfigurationProperties("payouts.webhooks")
public record AddressSettings(
    @Nullable Path extraCaFile,
    @DefaultValue("443") Set<Integer> allowedPorts,
    @DefaultValue("false") boolean allowLoopback) {

  public AddressSettings {
    allowedPorts = Set.copyOf(allowedPorts);
  }

  /** The ports to hold a URL to; empty means every port. */
  public Set<Integer> portsToAllow() {
    return allowLoopback ? Set.of() : allowedPorts;
  }
}
