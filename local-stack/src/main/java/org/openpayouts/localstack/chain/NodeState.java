package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Chain, mempool and journal moved together. Whoever calls holds the node's lock. */
final class NodeState implements AutoCloseable {
  private final BlockChain chain = new BlockChain();
  private final Mempool mempool = new Mempool();
  private final Judge judge;
  private final Journal journal;
  private final Clock clock;
  private long events;

  NodeState(Path folder, int coinbaseMaturity, Clock clock) {
    this.clock = clock;
    this.judge = new Judge(chain, mempool, coinbaseMaturity);
    this.journal = Journal.open(folder, this::apply);
  }

  BlockChain chain() {
    return chain;
  }

  Mempool mempool() {
    return mempool;
  }

  long seconds() {
    return clock.instant().getEpochSecond();
  }

  private void record(Journal.Event event) {
    journal.append(event);
    apply(event);
  }

  private void apply(Journal.Event event) {
    events++;
    switch (event) {
      case Journal.Event.BlockConnected(Block block) -> connect(block);
      case Journal.Event.TipDisconnected() -> chain.disconnectTip();
      case Journal.Event.TransactionAccepted(Transaction tx, long fee, long time) ->
          mempool.add(new Mempool.Entry(tx, fee, time, chain.height()));
      case Journal.Event.TransactionDropped(String txid) ->
          mempool.removeWithDescendants(new TxId(txid));
    }
  }

  private void connect(Block block) {
    chain.connect(block);
    for (Transaction tx : block.tx) {
      mempool.remove(tx.txid);
      for (var input : tx.txIn) {
        mempool.spenderOf(input.outPoint).ifPresent(mempool::removeWithDescendants);
      }
    }
  }

  /** Would the transaction be accepted now? Throws the refusal. */
  Judge.Accepted test(Transaction tx) {
    return judge.judge(tx);
  }

  /**
   * Takes a transaction into the mempool as {@code sendrawtransaction} does: the same bytes again
   * are a success, and one that is in the chain with an unspent output is -27.
   */
  TxId send(Transaction tx, long feeRateMaxPerKvb) {
    for (int i = 0; i < tx.txOut.size(); i++) {
      if (chain.coin(new OutPoint(tx, i)).isPresent()) {
        throw new RpcFailure(
            RpcFailure.VERIFY_ALREADY_IN_CHAIN, "Transaction outputs already in utxo set");
      }
    }
    if (mempool.find(tx.txid).isPresent()) {
      return tx.txid;
    }
    Judge.Accepted accepted = judge.judge(tx);
    if (feeRateMaxPerKvb > 0 && accepted.fee() * 1_000 / Standard.vsize(tx) > feeRateMaxPerKvb) {
      throw new RpcFailure(
          RpcFailure.VERIFY_ERROR, "Fee exceeds maximum configured by user (maxfeerate)");
    }
    accept(tx, accepted);
    return tx.txid;
  }

  private void accept(Transaction tx, Judge.Accepted accepted) {
    accepted.replaced().forEach(txid -> drop(txid));
    record(new Journal.Event.TransactionAccepted(tx, accepted.fee(), seconds()));
  }

  /** Forgets a waiting transaction and all that hang on it. */
  boolean drop(TxId txid) {
    if (mempool.find(txid).isEmpty()) {
      return false;
    }
    record(new Journal.Event.TransactionDropped(txid.toString()));
    return true;
  }

  /** Mines one block of what waits; the reward goes to the script. */
  BlockId mine(byte[] rewardScript) {
    List<Mempool.Entry> chosen = Miner.select(mempool);
    long fees = chosen.stream().mapToLong(Mempool.Entry::fee).sum();
    var reward = new TxOut(new Satoshi(Miner.SUBSIDY + fees), rewardScript);
    return connectMined(reward, chosen.stream().map(Mempool.Entry::tx).toList());
  }

  /** Mines one block without any transaction but the reward. */
  BlockId mineEmpty(TxOut reward) {
    return connectMined(reward, List.of());
  }

  private BlockId connectMined(TxOut reward, List<Transaction> transactions) {
    var moment = new Miner.Moment(seconds(), events);
    Block block = Miner.mine(chain, reward, transactions, moment);
    record(new Journal.Event.BlockConnected(block));
    return block.blockId;
  }

  /** Takes blocks off the tip; their transactions wait again where they are still valid. */
  List<Block> disconnect(int depth) {
    var taken = new ArrayList<Block>();
    for (int i = 0; i < depth; i++) {
      Block block = chain.tip();
      record(new Journal.Event.TipDisconnected());
      taken.add(block);
    }
    List<Transaction> waiting = mempool.entries().stream().map(Mempool.Entry::tx).toList();
    waiting.forEach(tx -> drop(tx.txid));
    taken.reversed().forEach(block -> block.tx.forEach(this::takeBack));
    waiting.forEach(this::takeBack);
    return taken;
  }

  private void takeBack(Transaction tx) {
    if (tx.isCoinbase() || mempool.find(tx.txid).isPresent()) {
      return;
    }
    try {
      accept(tx, judge.judge(tx));
    } catch (RpcFailure invalidNow) {
      // What the new chain no longer allows is gone, as in Core.
    }
  }

  /** Puts a block on the tip that was there before. */
  void reconnect(Block block) {
    record(new Journal.Event.BlockConnected(block));
  }

  @Override
  public void close() {
    journal.close();
  }
}
