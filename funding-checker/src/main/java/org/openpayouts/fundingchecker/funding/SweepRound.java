package org.openpayouts.fundingchecker.funding;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims a sweep and works on one chunk of it; a ledger that fails never stops another. */
@Component
class SweepRound {
  private static final Logger log = LoggerFactory.getLogger(SweepRound.class);
  private static final int HALVINGS_MAX = 12;

  private final Sweeps sweeps;
  private final SweepChunk chunk;
  private final FundingSettings settings;
  private final TransactionTemplate bounded;
  private final TransactionTemplate afterwards;
  private final MeterRegistry meters;
  private final DecisionGate gate;
  private final Failpoints failpoints;

  SweepRound(
      Sweeps sweeps,
      SweepChunk chunk,
      FundingSettings settings,
      PlatformTransactionManager transactions,
      MeterRegistry meters,
      DecisionGate gate,
      Failpoints failpoints) {
    this.sweeps = sweeps;
    this.chunk = chunk;
    this.settings = settings;
    this.meters = meters;
    this.gate = gate;
    this.failpoints = failpoints;
    bounded = new TransactionTemplate(transactions);
    bounded.setTimeout(Math.toIntExact(Math.max(1, settings.transactionTimeout().toSeconds())));
    afterwards = new TransactionTemplate(transactions);
  }

  /** Works on one chunk; answers whether there was any work. */
  boolean work() {
    AtomicReference<@Nullable Sweep> claimed = new AtomicReference<>();
    try {
      boolean worked = Boolean.TRUE.equals(bounded.execute(status -> claimAndWork(claimed)));
      if (worked) {
        failpoints.reach(Failpoint.K8);
      }
      return worked;
    } catch (RuntimeException e) {
      Sweep sweep = claimed.get();
      if (sweep == null) {
        throw e;
      }
      postpone(sweep, e);
      return true;
    }
  }

  private boolean claimAndWork(AtomicReference<@Nullable Sweep> claimed) {
    Optional<Sweep> sweep = sweeps.claim();
    if (sweep.isEmpty()) {
      return false;
    }
    gate.requireOpen();
    claimed.set(sweep.get());
    int halvings = Math.min(sweep.get().attempts(), HALVINGS_MAX);
    chunk.work(sweep.get(), Math.max(1, settings.chunkSize() >> halvings));
    return true;
  }

  private void postpone(Sweep sweep, RuntimeException failure) {
    meters.counter("payouts.sweeps.failures").increment();
    log.atWarn()
        .setCause(failure)
        .addKeyValue("cutoff", sweep.cutoff().id())
        .addKeyValue("merchantId", sweep.ledger().merchantId())
        .addKeyValue("currency", sweep.ledger().currency().code())
        .addKeyValue("attempt", sweep.attempts() + 1)
        .log("a sweep failed and will be tried again");
    Duration doubled =
        settings.pollInterval().multipliedBy(1L << Math.min(sweep.attempts(), HALVINGS_MAX));
    Duration wait =
        doubled.compareTo(settings.retryDelayMax()) < 0 ? doubled : settings.retryDelayMax();
    afterwards.executeWithoutResult(status -> sweeps.postpone(sweep, wait));
  }
}
