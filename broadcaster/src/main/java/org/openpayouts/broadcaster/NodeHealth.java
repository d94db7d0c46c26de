package org.openpayouts.broadcaster;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.NodeStatus;
import org.openpayouts.broadcaster.chain.bitcoin.BitcoinSettings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * What the worker saw of its node last. Part of the health group {@code chain}, never of liveness
 * or readiness: a node that is away is no reason to restart this process.
 */
@Component("chainNode")
class NodeHealth implements HealthIndicator {
  private final BitcoinSettings settings;
  private final Clock clock;
  private final AtomicReference<Optional<Instant>> downSince =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Health> last =
      new AtomicReference<>(Health.unknown().withDetail("reason", "not asked yet").build());
  private final AtomicReference<BaseUnits> confirmed = new AtomicReference<>(BaseUnits.ZERO);

  NodeHealth(BitcoinSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void seen(NodeStatus status) {
    keep(judge(status));
  }

  private void keep(Health health) {
    last.set(health);
    Instant now = clock.instant();
    downSince.updateAndGet(since -> isUsable() ? Optional.empty() : Optional.of(since.orElse(now)));
  }

  /** Whether it has been away for so long that payouts are told. */
  boolean isDownForLong() {
    return downSince
        .get()
        .map(since -> !clock.instant().isBefore(since.plus(settings.downGrace())))
        .orElse(false);
  }

  private Health judge(NodeStatus status) {
    if (!status.network().equals(settings.network())) {
      return Health.down().withDetail("reason", mismatch(status)).build();
    }
    if (!status.synced()) {
      return Health.down().withDetail("reason", "the node is catching up").build();
    }
    return Health.up()
        .withDetail("network", status.network())
        .withDetail("height", status.tip().height())
        .build();
  }

  String mismatch(NodeStatus status) {
    return "payouts.chains.bitcoin.network is %s, but the node follows %s"
        .formatted(settings.network(), status.network());
  }

  void lost(ChainUnavailable fault) {
    keep(Health.down().withDetail("reason", String.valueOf(fault.getMessage())).build());
  }

  void holds(List<Coin> coins) {
    confirmed.set(coins.stream().map(Coin::amount).reduce(BaseUnits.ZERO, BaseUnits::plus));
  }

  boolean isUsable() {
    return health().getStatus().equals(Status.UP);
  }

  /** Confirmed base units of the wallet, as of the last plan. */
  BaseUnits confirmed() {
    return confirmed.get();
  }

  @Override
  public Health health() {
    return last.get();
  }
}
