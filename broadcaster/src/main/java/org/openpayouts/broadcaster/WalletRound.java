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
import org.openpayouts.broadcaster.transaction.Market;
import org.openpayouts.broadcaster.transaction.Replacing;
import org.openpayouts.broadcaster.transaction.Reserving;
import org.openpayouts.broadcaster.transaction.Storing;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.broadcaster.wallet.WalletSettings;
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
  private final Signer signer;
  private final WaitingPayouts waiting;
  private final Delaying delaying;
  private final Reserving reserving;
  private final Storing storing;
  private final Replacing replacing;
  private final Following following;
  private final WalletHolds holds;
  private final WalletSettings wallet;
  private final BitcoinSettings chain;
  private final NodeHealth health;
  private String lastTip = "";

  WalletRound(
      ChainNode node,
      Signer signer,
      WaitingPayouts waiting,
      Delaying delaying,
      Reserving reserving,
      Storing storing,
      Replacing replacing,
      Following following,
      WalletHolds holds,
      WalletSettings wallet,
      BitcoinSettings chain,
      NodeHealth health) {
    this.node = node;
    this.signer = signer;
    this.waiting = waiting;
    this.delaying = delaying;
    this.reserving = reserving;
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
    boolean maySend = !wallet.killSwitch();
    lookAtCoins(tip);
    if (maySend) {
      storing.storeAll(lease);
    }
    following.look(lease, tip, maySend);
    if (maySend && replacing.replaceStuck(lease)) {
      following.look(lease, tip, true);
    }
    if (!maySend) {
      tell(lease, News.Delay.KILL_SWITCH);
    } else if (holds.isHeld(lease.wallet())) {
      tell(lease, News.Delay.WALLET_HELD);
    } else {
      begin(lease, tip);
    }
  }

  /** Once per tip, for those who watch the wallet while nothing is planned. */
  private void lookAtCoins(BlockRef tip) {
    if (!tip.hash().equals(lastTip)) {
      health.holds(node.coins(signer.ownAddress(), chain.coinDepthMin()));
      lastTip = tip.hash();
    }
  }

  private void begin(Lease lease, BlockRef tip) {
    var queue = waiting.queue(lease.wallet());
    if (!queue.isDue(chain.linger())) {
      return;
    }
    for (int i = 0; i < BATCHES_MAX; i++) {
      switch (reserving.reserve(lease, market(tip))) {
        case Reserving.Outcome.Nothing _ -> {
          return;
        }
        case Reserving.Outcome.HotWalletLow _ -> {
          tell(lease, News.Delay.HOT_WALLET_LOW);
          return;
        }
        case Reserving.Outcome.Reserved(var family, boolean walletRanShort) -> {
          storing.storeAll(lease);
          following.look(lease, tip, true);
          if (walletRanShort) {
            tell(lease, News.Delay.HOT_WALLET_LOW);
            return;
          }
        }
      }
    }
  }

  private Market market(BlockRef tip) {
    var coins = node.coins(signer.ownAddress(), chain.coinDepthMin());
    health.holds(coins);
    Optional<FeeRate> estimate = node.feeRate();
    var rate = estimate.orElse(new FeeRate(chain.feeRateFallback()));
    return new Market(
        tip, coins, rate.clamp(new FeeRate(chain.feeRateMin()), new FeeRate(chain.feeRateMax())));
  }

  private void tell(Lease lease, News.Delay reason) {
    boolean more = true;
    while (more) {
      more = delaying.tellSome(lease, reason);
    }
  }
}
