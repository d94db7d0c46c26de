package org.openpayouts.broadcaster;

import java.util.Optional;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.NodeStatus;
import org.openpayouts.broadcaster.chain.bitcoin.BitcoinSettings;
import org.openpayouts.broadcaster.payout.PayoutArrivals;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.LeaseLost;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.id.IdSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one thread of this process that moves the wallet, while it holds the wallet's lease. */
@Component
class WalletWorker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WalletWorker.class);
  static final String WALLET = Assets.BTC.chain();

  private final WalletLeases leases;
  private final WalletRound round;
  private final PayoutArrivals arrivals;
  private final ChainNode node;
  private final NodeHealth health;
  private final BitcoinSettings settings;
  private final String owner;
  private final ApplicationContext context;
  private volatile boolean ended;
  private volatile Optional<Thread> thread = Optional.empty();
  private Optional<Lease> lease = Optional.empty();

  WalletWorker(
      WalletLeases leases,
      WalletRound round,
      PayoutArrivals arrivals,
      ChainNode node,
      NodeHealth health,
      BitcoinSettings settings,
      IdSource ids,
      ApplicationContext context) {
    this.leases = leases;
    this.round = round;
    this.arrivals = arrivals;
    this.node = node;
    this.health = health;
    this.settings = settings;
    this.owner = ids.nextId();
    this.context = context;
  }

  /** Refuses to start beside a node of another network; one that is away is waited for. */
  @Override
  public void start() {
    try {
      NodeStatus status = node.status();
      if (!status.network().equals(settings.network())) {
        throw new IllegalStateException(health.mismatch(status));
      }
    } catch (ChainUnavailable e) {
      LOG.warn("Chain node is away at the start. reason=\"{}\"", e.getMessage());
    }
    Thread worker = Thread.ofPlatform().daemon().name("wallet-" + WALLET).unstarted(this::work);
    worker.setUncaughtExceptionHandler(this::endForGood);
    thread = Optional.of(worker);
    worker.start();
  }

  /** Nobody knows what an error left behind in this process: another one is to begin anew. */
  private void endForGood(Thread worker, Throwable error) {
    LOG.error("Worker ended. wallet={}", WALLET, error);
    ended = true;
    askForAnotherProcess();
  }

  /** Said again, because the end of the start says that all is well. */
  @EventListener(ApplicationReadyEvent.class)
  void askForAnotherProcess() {
    if (ended) {
      AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    }
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        step();
        arrivals.await(settings.pollInterval());
      } catch (LeaseLost e) {
        LOG.warn("Lease lost. reason=\"{}\"", e.getMessage());
        lease = Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.error("Round failed; the next one begins where it ended.", e);
        rest();
      }
    }
  }

  private void rest() {
    try {
      arrivals.await(settings.pollInterval());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() {
    if (lease.isEmpty()) {
      lease = leases.take(WALLET, owner);
      lease.ifPresent(held -> LOG.info("Wallet taken. wallet={} epoch={}", WALLET, held.epoch()));
    }
    if (lease.isPresent()) {
      leases.renew(lease.get());
      round.run(lease.get());
    }
  }

  @Override
  public void stop() {
    thread.ifPresent(WalletWorker::end);
    thread = Optional.empty();
    lease.ifPresent(leases::release);
    lease = Optional.empty();
  }

  private static void end(Thread worker) {
    worker.interrupt();
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }
}
