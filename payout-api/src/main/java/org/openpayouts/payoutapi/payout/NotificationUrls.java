package org.openpayouts.payoutapi.payout;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Which URLs may be given for webhooks: those that the dispatcher would try. Where a name leads is
 * judged there, at each connection; here only what the text itself shows.
 *
 * @param ports that may be named; empty allows every port
 * @param loopback whether an address of this machine may be named
 */
public record NotificationUrls(Set<Integer> ports, boolean loopback) {
  private static final int MAX_LENGTH = 2_000;
  private static final int HTTPS_PORT = 443;

  public NotificationUrls {
    ports = Set.copyOf(ports);
  }

  /** The URL in ASCII, other characters percent-encoded; empty where it would never be tried. */
  public Optional<String> read(String text) {
    try {
      var uri = new URI(text);
      String ascii = uri.toASCIIString();
      boolean tried =
          "https".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && (ports.isEmpty() || ports.contains(port(uri)))
              && ascii.length() <= MAX_LENGTH
              && isReachable(uri.getHost());
      return tried ? Optional.of(ascii) : Optional.empty();
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }

  /** What a refused one should have been. */
  public String expectation() {
    String where =
        ports.isEmpty()
            ? ""
            : " on port "
                + String.join(" or ", ports.stream().sorted().map(Object::toString).toList());
    return "an https URL of a public host%s, without credentials".formatted(where);
  }

  private static int port(URI uri) {
    return uri.getPort() == -1 ? HTTPS_PORT : uri.getPort();
  }

  private boolean isReachable(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return loopback;
    }
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException aName) {
      return true;
    }
    if (address.isLoopbackAddress()) {
      return loopback;
    }
    return !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress();
  }
}
