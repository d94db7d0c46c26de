package org.openpayouts.broadcaster;

import java.util.Optional;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.NodeStatus;
import org.openpayouts.broadcaster.chain.bitcoin.BitcoinSettings;
import org.openpayouts.broadcaster.confirmation.Following;
import org.openpayouts.broadcaster.payout.Delaying;
import org.openpayouts.broadcaster.payout.News;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.relearning.Relearned;
import org.openpayouts.broadcaster.transaction.Market;
import org.openpayouts.broadcaster.transaction.Replacing;
import org.openpayouts.broadcaster.transaction.Reserving;
import org.openpayouts.broadcaster.transaction.Storing;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.broadcaster.wallet.WalletSettings;
import org.openpayouts.outbox.DecisionGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One pass over a wallet: finish what was begun, follow what is sent, then begin something new. In
 * that order, so that a worker that takes over first learns what the last one left.
 */
@Component
class WalletRound {
  private static final Logger LOG = LoggerFactory.getLogger(WalletRound.class);
  private static final int BATCHES_MAX = 8;

  private final ChainNode node;
  private final CoinScan coins;
  private final WaitingPayouts waiting;
  private final Delaying delaying;
  private final Reserving reserving;
  private final Relearned relearned;
  private final Storing storing;
  private final Replacing replacing;
  private final Following following;
  private final WalletHolds holds;
  private final WalletSettings wallet;
  private final BitcoinSettings chain;
  private final NodeHealth health;

  /** Where the queue goes on: those before it wait for recipients that have not arrived. */
  private WaitingPayouts.Place behind = WaitingPayouts.Place.FIRST;

  WalletRound(
      ChainNode node,
      CoinScan coins,
      WaitingPayouts waiting,
      Delaying delaying,
      Reserving reserving,
      Relearned relearned,
      Storing storing,
      Replacing replacing,
      Following following,
      WalletHolds holds,
      WalletSettings wallet,
      BitcoinSettings chain,
      NodeHealth health) {
    this.node = node;
    this.coins = coins;
    this.waiting = waiting;
    this.delaying = delaying;
    this.reserving = reserving;
    this.relearned = relearned;
    this.storing = storing;
    this.replacing = replacing;
    this.following = following;
    this.holds = holds;
    this.wallet = wallet;
    this.chain = chain;
    this.health = health;
  }

  void run(Lease lease) {
    try {
      NodeStatus status = node.status();
      health.seen(status);
      if (health.isUsable()) {
        work(lease, status.tip());
      } else {
        tellThatTheChainIsDown(lease);
      }
    } catch (DecisionGate.Closed e) {
      LOG.debug("Nothing is decided. wallet={} reason=\"{}\"", lease.wallet(), e.getMessage());
    } catch (ChainUnavailable e) {
      LOG.warn("Chain node is away. reason=\"{}\"", e.getMessage());
      health.lost(e);
      tellThatTheChainIsDown(lease);
    }
  }

  private void tellThatTheChainIsDown(Lease lease) {
    if (health.isDownForLong()) {
      tell(lease, News.Delay.CHAIN_DOWN);
    }
  }

  private void work(Lease lease, BlockRef tip) {
    if (!relearned.isDone(lease, tip, () -> coins.asOf(tip))) {
      return;
    }
    boolean maySend = !wallet.killSwitch();
    if (maySend) {
      storing.storeAll(lease);
    }
    following.look(lease, tip, maySend);
    if (maySend && replacing.replaceStuck(lease)) {
      following.look(lease, tip, true);
    }
    coins.at(tip);
    if (!maySend) {
      tell(lease, News.Delay.KILL_SWITCH);
    } else if (holds.isHeld(lease.wallet())) {
      tell(lease, News.Delay.WALLET_HELD);
    } else {
      begin(lease, tip);
    }
  }

  private void begin(Lease lease, BlockRef tip) {
    var queue = waiting.queue(lease.wallet());
    if (!queue.isDue(chain.linger())) {
      return;
    }
    for (int i = 0; i < BATCHES_MAX; i++) {
      Optional<Market> market = market(tip);
      if (market.isEmpty()) {
        return;
      }
      switch (reserving.reserve(lease, market.get(), behind)) {
        case Reserving.Outcome.Nothing(var next) -> {
          behind = next.orElse(WaitingPayouts.Place.FIRST);
          if (next.isEmpty()) {
            return;
          }
        }
        case Reserving.Outcome.Held _ -> {
          behind = WaitingPayouts.Place.FIRST;
          tell(lease, News.Delay.WALLET_HELD);
          return;
        }
        case Reserving.Outcome.HotWalletLow _ -> {
          behind = WaitingPayouts.Place.FIRST;
          tell(lease, News.Delay.HOT_WALLET_LOW);
          return;
        }
        case Reserving.Outcome.Reserved(var family, boolean walletRanShort) -> {
          storing.storeAll(lease);
          following.look(lease, tip, true);
          if (walletRanShort) {
            behind = WaitingPayouts.Place.FIRST;
            tell(lease, News.Delay.HOT_WALLET_LOW);
            return;
          }
        }
      }
    }
  }

  /** Empty until the wallet's coins have been seen once. */
  private Optional<Market> market(BlockRef tip) {
    return coins
        .at(tip)
        .map(seen -> {
          var rate = node.feeRate().orElse(new FeeRate(chain.feeRateFallback()));
          var min = new FeeRate(chain.feeRateMin());
          return new Market(tip, seen, rate.clamp(min, new FeeRate(chain.feeRateMax())));
        });
  }

  private void tell(Lease lease, News.Delay reason) {
    boolean more = true;
    while (more) {
      more = delaying.tellSome(lease, reason);
    }
  }
}
