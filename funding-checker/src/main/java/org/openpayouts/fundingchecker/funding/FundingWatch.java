package org.openpayouts.fundingchecker.funding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.funding.FundingFigures.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows what cutoffs and reserves wait for; NaN where the database does not answer. */
@Component
class FundingWatch {
  private static final Logger log = LoggerFactory.getLogger(FundingWatch.class);

  private final FundingFigures figures;
  private volatile @Nullable Figures last;

  FundingWatch(FundingFigures figures, MeterRegistry meters) {
    this.figures = figures;
    gauge("payouts.cutoffs.unswept", Figures::oldestCutoffSeconds)
        .baseUnit("seconds")
        .description("how long the oldest cutoff waits that is not swept to its end")
        .register(meters);
    gauge("payouts.ledgers.stopped", Figures::stoppedLedgers)
        .description("ledgers that were found broken: nothing is funded until an operator says so")
        .register(meters);
    gauge("payouts.reserves.short", Figures::shortReserves)
        .description("ledgers that still wait where the money of their last cutoff ended")
        .register(meters);
    gauge("payouts.broadcasts.overdue", Figures::overdueBroadcasts)
        .description("payouts that are not broadcast although the UTC day of their cutoff is over")
        .register(meters);
  }

  private Gauge.Builder<FundingWatch> gauge(String name, ToDoubleFunction<Figures> part) {
    return Gauge.builder(
        name,
        this,
        watch -> {
          Figures measured = watch.last;
          return measured == null ? Double.NaN : part.applyAsDouble(measured);
        });
  }

  @Scheduled(fixedDelay = 10_000)
  void measure() {
    try {
      last = figures.measure();
    } catch (DataAccessException e) {
      last = null;
      log.atDebug().setCause(e).log("cutoffs and reserves were not measured");
    }
  }
}
