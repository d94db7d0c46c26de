package org.openpayouts.broadcaster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.bitcoin.BitcoinSettings;
import org.openpayouts.broadcaster.wallet.Signer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The wallet's confirmed coins, looked for once per tip. On a large chain that takes minutes, so it
 * goes on beside the worker, which follows what is sent meanwhile; a scan that fails only keeps new
 * batches waiting. Used by the worker's one thread.
 */
@Component
class CoinScan {
  private static final Logger LOG = LoggerFactory.getLogger(CoinScan.class);

  private final ChainNode node;
  private final Signer signer;
  private final BitcoinSettings chain;
  private final NodeHealth health;
  private Optional<Scan> running = Optional.empty();
  private Optional<List<Coin>> coins = Optional.empty();
  private String seenAt = "";

  CoinScan(ChainNode node, Signer signer, BitcoinSettings chain, NodeHealth health) {
    this.node = node;
    this.signer = signer;
    this.chain = chain;
    this.health = health;
  }

  private record Scan(String tip, CompletableFuture<List<Coin>> found) {}

  /** The coins as of this tip, or of an earlier one where a scan takes long; empty before that. */
  Optional<List<Coin>> at(BlockRef tip) {
    running.filter(scan -> scan.found().isDone()).ifPresent(this::take);
    if (running.isEmpty() && !seenAt.equals(tip.hash())) {
      var scan =
          new Scan(
              tip.hash(), CompletableFuture.supplyAsync(this::scan, Thread::startVirtualThread));
      running = Optional.of(scan);
      take(scan);
    }
    return coins;
  }

  /** The coins as of this very tip; empty while they are still looked for. */
  Optional<List<Coin>> asOf(BlockRef tip) {
    Optional<List<Coin>> found = at(tip);
    return seenAt.equals(tip.hash()) ? found : Optional.empty();
  }

  private List<Coin> scan() {
    return node.coins(signer.ownAddress(), chain.coinDepthMin());
  }

  /** Waits no longer than for any other answer. */
  private void take(Scan scan) {
    try {
      List<Coin> found = scan.found().get(chain.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
      coins = Optional.of(found);
      seenAt = scan.tip();
      health.holds(found);
      running = Optional.empty();
    } catch (TimeoutException stillRunning) {
      LOG.debug("Coins are still looked for.");
    } catch (ExecutionException e) {
      LOG.warn("Coins could not be looked for. reason=\"{}\"", String.valueOf(e.getMessage()));
      running = Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
