package org.openpayouts.payoutapi.bitpay;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The {@code traceparent} of a payout: of the span in which its request is handled, which carries
 * the trace on that the client began.
 */
@Component
class RequestTrace {
  private final @Nullable Tracer tracer;
  private final IdSource ids;

  /** Looks for the tracer once: each look walks through all beans. */
  RequestTrace(ObjectProvider<Tracer> tracer, IdSource ids) {
    this.tracer = tracer.getIfAvailable();
    this.ids = ids;
  }

  String traceparent() {
    Span span = tracer == null ? null : tracer.currentSpan();
    if (span == null || span.context().traceId().length() != 32) {
      return "00-%s-%s-00".formatted(hex(ids.nextUuid()), hex(ids.nextUuid()).substring(16));
    }
    TraceContext context = span.context();
    String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
    return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(), flags);
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
