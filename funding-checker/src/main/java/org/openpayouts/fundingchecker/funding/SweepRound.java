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

/**
 * Claims a sweep and works on one chunk of it. In a crowd of small ledgers one transaction does
 * several of them, up to a chunk of payouts together: most of what a small one costs is its commit
 * and what follows it. A ledger that fails never stops another: all that shared its transaction are
 * claimed again, without it.
 */
@Component
class SweepRound {
  private static final Logger log = LoggerFactory.getLogger(SweepRound.class);
  private static final int DOUBLINGS_MAX = 12;

  /** Who waits for one of the ledgers that share a transaction waits hardly longer by it. */
  private static final Duration SHARED_MAX = Duration.ofMillis(100);

  private final Sweeps sweeps;
  private final SweepQueue queue;
  private final SweepChunk chunk;
  private final FundingSettings settings;
  private final TransactionTemplate bounded;
  private final TransactionTemplate afterwards;
  private final MeterRegistry meters;
  private final DecisionGate gate;
  private final Failpoints failpoints;

  SweepRound(
      Sweeps sweeps,
      SweepQueue queue,
      SweepChunk chunk,
      FundingSettings settings,
      PlatformTransactionManager transactions,
      MeterRegistry meters,
      DecisionGate gate,
      Failpoints failpoints) {
    this.sweeps = sweeps;
    this.queue = queue;
    this.chunk = chunk;
    this.settings = settings;
    this.meters = meters;
    this.gate = gate;
    this.failpoints = failpoints;
    bounded = new TransactionTemplate(transactions);
    bounded.setTimeout(Math.toIntExact(Math.max(1, settings.transactionTimeout().toSeconds())));
    afterwards = new TransactionTemplate(transactions);
  }

  /** Does one transaction's work; answers whether there was any. */
  boolean work() {
    AtomicReference<@Nullable Sweep> blamed = new AtomicReference<>();
    try {
      boolean worked = Boolean.TRUE.equals(bounded.execute(status -> claimAndWork(blamed)));
      if (worked) {
        failpoints.reach(Failpoint.K8);
      }
      return worked;
    } catch (RuntimeException e) {
      Sweep sweep = blamed.get();
      if (sweep == null) {
        throw e;
      }
      postpone(sweep, e);
      return true;
    }
  }

  /**
   * @param blamed whose failure it would be; nobody's, where several have been worked on
   */
  private boolean claimAndWork(AtomicReference<@Nullable Sweep> blamed) {
    Optional<Sweep> first = queue.claim();
    if (first.isEmpty()) {
      return false;
    }
    gate.requireOpen();
    long begun = System.nanoTime();
    blamed.set(first.get());
    int room = settings.chunkSizeAfter(first.get().attempts());
    room -= chunk.work(first.get(), room);
    Optional<Sweep> last = first;
    while (mayShare(last.get(), room, begun)) {
      Optional<Sweep> other = claimBehind(last.get(), blamed);
      if (other.isEmpty()) {
        break;
      }
      room -= chunk.work(other.get(), room);
      last = other;
    }
    blamed.set(last.equals(first) ? first.get() : null);
    return true;
  }

  private static boolean mayShare(Sweep last, int room, long begun) {
    return last.isOrdinary() && room > 0 && System.nanoTime() - begun < SHARED_MAX.toNanos();
  }

  private Optional<Sweep> claimBehind(Sweep last, AtomicReference<@Nullable Sweep> blamed) {
    blamed.set(null);
    Optional<Sweep> other = queue.claimBehind(last.ledger());
    other.ifPresent(blamed::set);
    return other;
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
        settings.pollInterval().multipliedBy(1L << Math.min(sweep.attempts(), DOUBLINGS_MAX));
    Duration wait =
        doubled.compareTo(settings.retryDelayMax()) < 0 ? doubled : settings.retryDelayMax();
    afterwards.executeWithoutResult(status -> sweeps.postpone(sweep, wait));
  }
}
