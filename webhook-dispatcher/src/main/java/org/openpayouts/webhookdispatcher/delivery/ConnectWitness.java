package org.openpayouts.webhookdispatcher.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Notices whether this thread's request opened a connection of its own: only then is the resolver
 * asked. A request that failed on a pooled connection failed because of what happened before it.
 */
final class ConnectWitness implements DnsResolver {

  private final DnsResolver inner;
  private final ThreadLocal<Boolean> connected = ThreadLocal.withInitial(() -> false);

  ConnectWitness(DnsResolver inner) {
    this.inner = inner;
  }

  void forget() {
    connected.remove();
  }

  boolean sawConnect() {
    return connected.get();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    connected.set(true);
    return inner.resolve(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return inner.resolveCanonicalHostname(host);
  }
}
