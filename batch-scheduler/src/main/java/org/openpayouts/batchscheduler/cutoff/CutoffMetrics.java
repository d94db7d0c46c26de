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
  private final HeldCutoffs held;
  private final PausedSchedules paused;

  CutoffMetrics(OverdueCutoffs overdue, HeldCutoffs held, PausedSchedules paused) {
    this.overdue = overdue;
    this.held = held;
    this.paused = paused;
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
    Gauge.builder("payouts.cutoffs.held", () -> read(held::count))
        .description("missed cutoffs that are too old to be told without an operator's word")
        .register(registry);
    Gauge.builder("payouts.schedules.paused", () -> read(paused::count))
        .description("schedules that an operator has stopped")
        .register(registry);
    Gauge.builder("payouts.schedules.longest.pause", () -> read(this::longestPauseSeconds))
        .baseUnit("seconds")
        .description("since the oldest pause that lasts")
        .register(registry);
  }

  private double overdueSeconds() {
    return overdue.oldest().toMillis() / 1_000.0;
  }

  private double longestPauseSeconds() {
    return paused.longest().toMillis() / 1_000.0;
  }

  private static double read(DoubleSupplier figure) {
    try {
      return figure.getAsDouble();
    } catch (DataAccessException e) {
      return Double.NaN;
    }
  }
}
