package org.openpayouts.webhookdispatcher.endpoint;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a webhook may never reach: everything that is not the public internet, and every
 * notation that hides such an address inside another.
 *
 * <p>Judged on the concrete address of the connection about to be made, never on a name, so that a
 * name that resolves differently a moment later gains nothing.
 */
public final class AddressRules {

  private static final List<AddressRange> BLOCKED =
      List.of(
          AddressRange.of("0.0.0.0/8", "this network"),
          AddressRange.of("10.0.0.0/8", "private"),
          AddressRange.of("100.64.0.0/10", "carrier-grade NAT"),
          AddressRange.of("127.0.0.0/8", "loopback"),
          AddressRange.of("169.254.0.0/16", "link-local and cloud metadata"),
          AddressRange.of("172.16.0.0/12", "private"),
          AddressRange.of("192.0.0.0/24", "protocol assignments"),
          AddressRange.of("192.0.2.0/24", "documentation"),
          AddressRange.of("192.88.99.0/24", "6to4 relay"),
          AddressRange.of("192.168.0.0/16", "private"),
          AddressRange.of("198.18.0.0/15", "benchmarking"),
          AddressRange.of("198.51.100.0/24", "documentation"),
          AddressRange.of("203.0.113.0/24", "documentation"),
          AddressRange.of("224.0.0.0/4", "multicast"),
          AddressRange.of("240.0.0.0/4", "reserved and broadcast"),
          AddressRange.of("::/96", "unspecified, loopback and IPv4-compatible"),
          AddressRange.of("::ffff:0:0:0/96", "IPv4-translated"),
          AddressRange.of("64:ff9b::/96", "NAT64"),
          AddressRange.of("64:ff9b:1::/48", "local-use NAT64"),
          AddressRange.of("100::/64", "discard"),
          AddressRange.of("2001::/23", "protocol assignments and Teredo"),
          AddressRange.of("2001:db8::/32", "documentation"),
          AddressRange.of("2002::/16", "6to4"),
          AddressRange.of("3fff::/20", "documentation"),
          AddressRange.of("5f00::/16", "segment routing"),
          AddressRange.of("fc00::/7", "unique local, cloud metadata"),
          AddressRange.of("fe80::/10", "link-local"),
          AddressRange.of("fec0::/10", "site-local"),
          AddressRange.of("ff00::/8", "multicast"));

  private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final boolean allowLoopback;

  /**
   * Makes the rules.
   *
   * @param allowLoopback lets the sandbox talk to its own inbox
   */
  public AddressRules(boolean allowLoopback) {
    this.allowLoopback = allowLoopback;
  }

  /** Why this address is refused; empty when it may be connected to. */
  public Optional<String> refusal(InetAddress address) {
    if (allowLoopback && address.isLoopbackAddress()) {
      return Optional.empty();
    }
    var bytes = unmapped(address.getAddress());
    return BLOCKED.stream()
        .filter(range -> range.contains(bytes))
        .map(AddressRange::purpose)
        .findFirst();
  }

  /** An IPv4-mapped IPv6 address reaches the IPv4 address inside it. */
  private static byte[] unmapped(byte[] bytes) {
    var mapped =
        bytes.length == MAPPED_PREFIX.length + 4
            && Arrays.equals(MAPPED_PREFIX, Arrays.copyOf(bytes, MAPPED_PREFIX.length));
    return mapped ? Arrays.copyOfRange(bytes, MAPPED_PREFIX.length, bytes.length) : bytes;
  }
}
