package org.openpayouts.webhookdispatcher.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * A URL that a merchant gave for webhooks and that may be tried: https, a host, an allowed port, no
 * user info. Where its host leads is judged at connect time only.
 *
 * @param uri as it is requested, without fragment
 * @param port the port, given or meant
 */
public record WebhookUrl(URI uri, int port) {

  private static final int MAX_LENGTH = 2000;
  private static final int HTTPS_PORT = 443;
  private static final int MAX_PORT = 65_535;

  /** What a text turned out to be. */
  public sealed interface Parsed {
    /** It may be tried. */
    record Accepted(WebhookUrl url) implements Parsed {}

    /** It is never tried; the reason holds no part of the URL. */
    record Refused(String reason) implements Parsed {}
  }

  /**
   * Reads a URL.
   *
   * @param allowedPorts ports that may be connected to; empty allows every port
   */
  public static Parsed parse(String text, Set<Integer> allowedPorts) {
    if (text.length() > MAX_LENGTH) {
      return new Parsed.Refused("the URL is longer than " + MAX_LENGTH + " characters");
    }
    try {
      return judge(new URI(text), allowedPorts);
    } catch (URISyntaxException e) {
      return new Parsed.Refused("the URL is malformed");
    }
  }

  private static Parsed judge(URI uri, Set<Integer> allowedPorts) {
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return new Parsed.Refused("the URL is not https");
    }
    if (uri.getRawUserInfo() != null) {
      return new Parsed.Refused("the URL carries user info");
    }
    if (uri.getHost() == null) {
      return new Parsed.Refused("the URL has no valid host");
    }
    var port = uri.getPort() == -1 ? HTTPS_PORT : uri.getPort();
    if (port < 1 || port > MAX_PORT) {
      return new Parsed.Refused("the URL's port does not exist");
    }
    if (!allowedPorts.isEmpty() && !allowedPorts.contains(port)) {
      return new Parsed.Refused("the URL's port is not allowed");
    }
    return new Parsed.Accepted(new WebhookUrl(withoutFragment(uri), port));
  }

  /** Room, breaker and hold are shared by all URLs of one merchant on one host and port. */
  public EndpointKey endpointOf(String merchantId) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    return new EndpointKey(merchantId + "|https://" + host + ":" + port);
  }

  private static URI withoutFragment(URI uri) {
    var text = uri.toString();
    var hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }
}
