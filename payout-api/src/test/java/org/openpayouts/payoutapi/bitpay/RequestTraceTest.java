package org.openpayouts.payoutapi.bitpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.beans.factory.ObjectProvider;

class RequestTraceTest {
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksForTheTracerOnce() {
    RequestTrace trace = trace(Tracer.NOOP);

    String first = trace.traceparent();

    assertThat(first).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    assertThat(trace.traceparent()).isNotEqualTo(first);
    assertThat(looks).hasValue(1);
  }

  @Test
  void makesOneUpWhereNobodyTraces() {
    assertThat(trace(null).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  private RequestTrace trace(@Nullable Tracer tracer) {
    ObjectProvider<Tracer> provider =
        new ObjectProvider<>() {
          @Override
          public Tracer getObject() {
            throw new IllegalStateException("there may be none");
          }

          @Override
          public @Nullable Tracer getIfAvailable() {
            looks.incrementAndGet();
            return tracer;
          }
        };
    return new RequestTrace(provider, IdSource.secure());
  }
}
