package org.openpayouts.payoutapi.bitpay;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * What traces say of a request. Tokens stand in paths too, and whoever reads a trace is not meant
 * to have them: the path is told as it is mapped, without its values.
 */
@Component
class QuietObservations extends DefaultServerRequestObservationConvention {
  private static final String KEY = "http.url";

  @Override
  protected KeyValue httpUrl(ServerRequestObservationContext context) {
    String pattern = context.getPathPattern();
    return KeyValue.of(KEY, pattern == null ? "unmapped" : pattern);
  }
}
