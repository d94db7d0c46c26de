package org.openpayouts.broadcaster.transaction;

import java.util.List;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;

/** What the chain offered when it was asked: the tip, the wallet's coins and a fee rate. */
public record Market(BlockRef tip, List<Coin> coins, FeeRate feeRate) {
  public Market {
    coins = List.copyOf(coins);
  }
}
