package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Says in every answer when payouts are executed next, where that is known. */
final class NextCutoffValve extends ValveBase {
  static final String HEADER = "X-Next-Cutoff";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Supplier<Optional<Instant>> next;

  NextCutoffValve(Supplier<Optional<Instant>> next) {
    super(true);
    this.next = next;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    next.get().ifPresent(instant -> response.setHeader(HEADER, MILLIS.format(instant)));
    getNext().invoke(request, response);
  }
}
