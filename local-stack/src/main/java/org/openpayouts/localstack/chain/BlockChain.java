package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The active chain, its unspent outputs and an index of its transactions. */
final class BlockChain {
  private static final int MEDIAN_SPAN = 11;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Map<OutPoint, Coin>> spentByBlock = new ArrayList<>();
  private final Map<BlockId, Integer> heights = new HashMap<>();
  private final Map<TxId, Integer> transactions = new HashMap<>();
  private final Map<OutPoint, Coin> coins = new HashMap<>();

  BlockChain() {
    connect(Block.RegtestGenesisBlock);
  }

  int height() {
    return blocks.size() - 1;
  }

  Block tip() {
    return blocks.getLast();
  }

  Block at(int height) {
    return blocks.get(height);
  }

  Optional<Integer> heightOf(BlockId id) {
    return Optional.ofNullable(heights.get(id));
  }

  /** The height of the block that holds the transaction. */
  Optional<Integer> heightOf(TxId txid) {
    return Optional.ofNullable(transactions.get(txid));
  }

  Optional<Transaction> transaction(TxId txid) {
    return heightOf(txid)
        .flatMap(height -> at(height).tx.stream().filter(tx -> tx.txid.equals(txid)).findFirst());
  }

  Optional<Coin> coin(OutPoint outPoint) {
    return Optional.ofNullable(coins.get(outPoint));
  }

  Map<OutPoint, Coin> coins() {
    return Collections.unmodifiableMap(coins);
  }

  /** The time by which locks are judged: the median of the last eleven blocks, in seconds. */
  long medianTimePast(int height) {
    long[] times =
        blocks.subList(Math.max(0, height - MEDIAN_SPAN + 1), height + 1).stream()
            .mapToLong(block -> block.header.time)
            .sorted()
            .toArray();
    return times[times.length / 2];
  }

  void connect(Block block) {
    int height = blocks.size();
    var spent = new HashMap<OutPoint, Coin>();
    for (Transaction tx : block.tx) {
      spend(tx, spent);
      // The output of the genesis block was never spendable.
      if (height > 0) {
        create(tx, height);
      }
      transactions.put(tx.txid, height);
    }
    blocks.add(block);
    spentByBlock.add(spent);
    heights.put(block.blockId, height);
  }

  private void spend(Transaction tx, Map<OutPoint, Coin> spent) {
    if (tx.isCoinbase()) {
      return;
    }
    for (var input : tx.txIn) {
      Coin coin = coins.remove(input.outPoint);
      if (coin == null) {
        throw new IllegalStateException("a block spends what does not exist: " + input.outPoint);
      }
      spent.put(input.outPoint, coin);
    }
  }

  private void create(Transaction tx, int height) {
    for (int i = 0; i < tx.txOut.size(); i++) {
      var output = tx.txOut.get(i);
      if (!Standard.isUnspendable(output)) {
        coins.put(new OutPoint(tx, i), new Coin(output, height, tx.isCoinbase()));
      }
    }
  }

  Block disconnectTip() {
    if (height() == 0) {
      throw new IllegalStateException("the genesis block stays");
    }
    Block block = blocks.removeLast();
    Map<OutPoint, Coin> spent = spentByBlock.removeLast();
    heights.remove(block.blockId);
    for (Transaction tx : block.tx.reversed()) {
      transactions.remove(tx.txid);
      for (int i = 0; i < tx.txOut.size(); i++) {
        coins.remove(new OutPoint(tx, i));
      }
      for (var input : tx.txIn) {
        Coin coin = spent.get(input.outPoint);
        if (coin != null && !createdIn(block, input.outPoint)) {
          coins.put(input.outPoint, coin);
        }
      }
    }
    return block;
  }

  private static boolean createdIn(Block block, OutPoint outPoint) {
    return block.tx.stream().anyMatch(tx -> tx.txid.equals(outPoint.txid));
  }

  static byte[] reversed(byte[] bytes) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    for (int i = 0; i < copy.length; i++) {
      copy[i] = bytes[bytes.length - 1 - i];
    }
    return copy;
  }
}
