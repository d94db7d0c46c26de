package org.openpayouts.broadcaster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Gauges about money in motion; NaN where the database does not answer. */
@Component
class WalletMetrics implements MeterBinder {
  private final WalletFigures figures;
  private final NodeHealth health;

  WalletMetrics(WalletFigures figures, NodeHealth health) {
    this.figures = figures;
    this.health = health;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "payouts.funded.waiting", "Funded, not planned yet", figures::fundedWaiting);
    gauge(registry, "payouts.transactions.inflight", "Stored, not complete", figures::inFlight);
    gauge(
        registry,
        "payouts.transactions.oldest.seconds",
        "Age of the oldest transaction in flight",
        figures::oldestInFlightSeconds);
    gauge(registry, "payouts.wallets.held", "Wallets that two persons must free", figures::held);
    gauge(registry, "payouts.funded.doubted", "Funded, intent unverified", figures::doubted);
    gauge(
        registry, "payouts.funded.short", "Funded, the wallet lacks coins", figures::shortOfCoins);
    gauge(registry, "payouts.wallets.unowned", "Wallets that nobody moves", figures::unowned);
    gauge(
        registry,
        "payouts.funded.unexplained.seconds",
        "Age of the oldest payout that is funded, not broadcast, and was told no reason",
        figures::oldestUnexplainedSeconds);
    gauge(
        registry,
        "payouts.wallet.confirmed.baseunits",
        "Confirmed coins of the hot wallet at the last plan",
        () -> health.confirmed().value().longValueExact());
    gauge(registry, "payouts.node.up", "1 while the node answers", () -> health.isUsable() ? 1 : 0);
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, LongSupplier value) {
    // A supplier is held strongly; an object would be lost at the next collection, the gauge NaN.
    Gauge.builder(name, () -> read(value))
        .description(description)
        .tag("wallet", WalletWorker.WALLET)
        .register(registry);
  }

  private static double read(LongSupplier value) {
    try {
      return value.getAsLong();
    } catch (DataAccessException e) {
      return Double.NaN;
    }
  }
}
