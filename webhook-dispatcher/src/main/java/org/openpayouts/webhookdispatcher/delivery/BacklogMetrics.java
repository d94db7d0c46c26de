package org.openpayouts.webhookdispatcher.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.openpayouts.webhookdispatcher.delivery.Backlogs.Backlog;
import org.openpayouts.webhookdispatcher.sweep.Sweep;
import org.springframework.stereotype.Component;

/** Shows what waits, measured once per round of housekeeping and not at every scrape. */
@Component
final class BacklogMetrics implements Sweep {

  private final Backlogs backlogs;
  private volatile Backlog last = new Backlog(0, 0, 0, 0, 0, 0, 0);

  BacklogMetrics(Backlogs backlogs, MeterRegistry meters) {
    this.backlogs = backlogs;
    gauge(meters, "payouts.webhooks.due", Backlog::due);
    gauge(meters, "payouts.webhooks.due.oldest.age.seconds", Backlog::oldestDueAgeSeconds);
    gauge(meters, "payouts.webhooks.blocked", Backlog::blocked);
    gauge(meters, "payouts.webhooks.unaddressed", Backlog::unaddressed);
    gauge(meters, "payouts.webhooks.endpoints.held", Backlog::heldEndpoints);
    gauge(meters, "payouts.webhooks.dead", Backlog::dead);
    gauge(meters, "payouts.webhooks.dead.open", Backlog::open);
  }

  @Override
  public boolean run() {
    last = backlogs.measure();
    return false;
  }

  private void gauge(MeterRegistry meters, String name, ToDoubleFunction<Backlog> part) {
    Gauge.builder(name, this, metrics -> part.applyAsDouble(metrics.last)).register(meters);
  }
}
