package org.openpayouts.batchscheduler.cutoff;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The trace of the HTTP request that is being answered, in the form of a traceparent header. */
@Component
class CurrentTrace {
  private final ObjectProvider<Tracer> tracers;

  CurrentTrace(ObjectProvider<Tracer> tracers) {
    this.tracers = tracers;
  }

  @Nullable String traceparent() {
    Tracer tracer = tracers.getIfAvailable();
    Span span = tracer == null ? null : tracer.currentSpan();
    if (span == null) {
      return null;
    }
    String sampled = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
    return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + sampled;
  }
}
