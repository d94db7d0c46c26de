package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Gives every answer the id of its request, those included that no application sees, and every line
 * that is logged meanwhile. A caller's own id is kept if it looks like one.
 */
final class RequestIdValve extends ValveBase {
  static final String HEADER = "X-Request-Id";

  private static final String LOGGED_AS = "requestId";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:=-]{1,128}");

  private final Supplier<String> ids;

  RequestIdValve(Supplier<String> ids) {
    super(true);
    this.ids = ids;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String id = id(request.getHeader(HEADER));
    response.setHeader(HEADER, id);
    try (var _ = MDC.putCloseable(LOGGED_AS, id)) {
      getNext().invoke(request, response);
    }
  }

  private String id(@Nullable String given) {
    return given != null && WELL_FORMED.matcher(given).matches() ? given : ids.get();
  }
}
