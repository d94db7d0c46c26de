package org.openpayouts.webhookdispatcher.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host at the moment of connecting and refuses it when any of its addresses is
 * forbidden: a mixed answer is an attack or a mistake, never a reason to try the other address. The
 * client connects to exactly what is returned here, and asks for literal addresses too.
 */
public final class GuardedResolver implements DnsResolver {

  private final AddressRules rules;
  private final DnsResolver inner;

  /** Guards what another resolver finds. */
  public GuardedResolver(AddressRules rules, DnsResolver inner) {
    this.rules = rules;
    this.inner = inner;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = inner.resolve(withoutBrackets(host));
    for (var address : addresses) {
      var refusal = rules.refusal(address);
      if (refusal.isPresent()) {
        throw new AddressRefused(refusal.get());
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
