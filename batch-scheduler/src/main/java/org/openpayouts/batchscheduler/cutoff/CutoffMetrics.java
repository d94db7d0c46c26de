package org.openpayouts.batchscheduler.cutoff;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.DoubleSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Shows whether cutoffs come in time; NaN where the database does not answer. */
@Component
class CutoffMetrics implements MeterBinder {
  private final OverdueCutoffs overdue;
  private final PausedSchedules paused;

  CutoffMetrics(OverdueCutoffs overdue, PausedSchedules paused) {
    this.paused = paused;
    this.overdue = overdue;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("payouts.cutoffs.overdue", () -> read(this::overdueSeconds))
        .baseUnit("seconds")
        .description("how long the oldest cutoff has waited of which nobody was told")
        .register(registry);
    Gauge.builder("payouts.cutoffs.unowned", () -> read(() -> overdue.areUnowned() ? 1 : 0))
        .description("1 while no replica is the scheduler")
        .register(registry);
    Gauge.builder("payouts.schedules.paused", () -> read(paused::count))
        .description("schedules that an operator has stopped")
        .register(registry);
  }

  private double overdueSeconds() {
    return overdue.oldest().toMillis() / 1_000.0;
  }

  private static double read(DoubleSupplier figure) {
    try {
      return figure.getAsDouble();
    } catch (DataAccessException e) {
      return Double.NaN;
    }
  }
}
