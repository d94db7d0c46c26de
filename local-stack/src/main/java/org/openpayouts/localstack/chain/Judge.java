package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * May this transaction enter the mempool? The checks stand in Core's order and refuse in its words
 * (src/validation.cpp, MemPoolAccept).
 */
final class Judge {
  /** Accepted: its fee in satoshis and the transactions that it pushes out of the mempool. */
  record Accepted(long fee, Set<TxId> replaced) {}

  private static final long LOCKTIME_THRESHOLD = 500_000_000;
  private static final long MONEY_MAX = 2_100_000_000_000_000L;

  private final BlockChain chain;
  private final Mempool mempool;
  private final int coinbaseMaturity;

  Judge(BlockChain chain, Mempool mempool, int coinbaseMaturity) {
    this.chain = chain;
    this.mempool = mempool;
    this.coinbaseMaturity = coinbaseMaturity;
  }

  /**
   * Judges a transaction that is not in the mempool yet.
   *
   * @throws RpcFailure with the first reason against it
   */
  Accepted judge(Transaction tx) {
    checkShape(tx);
    checkStandard(tx);
    if (!isFinal(tx)) {
      throw rejected("non-final");
    }
    Map<OutPoint, TxOut> spent = inputsOf(tx);
    checkSequenceLocks(tx);
    long fee = sum(spent.values()) - sum(tx.txOut);
    if (fee < 0) {
      throw rejected("bad-txns-in-belowout");
    }
    long relayFee = Standard.RELAY_FEE_PER_KVB * Standard.vsize(tx) / 1_000;
    if (fee < relayFee) {
      throw rejected("min relay fee not met, " + fee + " < " + relayFee);
    }
    if (mempool.ancestors(tx).size() >= Standard.ANCESTORS_MAX) {
      throw rejected("too-long-mempool-chain");
    }
    Set<TxId> replaced = Replacement.of(mempool, tx, fee).check();
    checkScripts(tx, spent);
    return new Accepted(fee, replaced);
  }

  private static void checkShape(Transaction tx) {
    if (tx.txIn.isEmpty()) {
      throw rejected("bad-txns-vin-empty");
    }
    if (tx.txOut.isEmpty()) {
      throw rejected("bad-txns-vout-empty");
    }
    if (tx.txOut.stream().anyMatch(out -> out.amount.toLong() < 0)) {
      throw rejected("bad-txns-vout-negative");
    }
    if (tx.txOut.stream().anyMatch(out -> out.amount.toLong() > MONEY_MAX)) {
      throw rejected("bad-txns-vout-toolarge");
    }
    var seen = new HashSet<OutPoint>();
    if (!tx.txIn.stream().allMatch(input -> seen.add(input.outPoint))) {
      throw rejected("bad-txns-inputs-duplicate");
    }
    if (tx.isCoinbase()) {
      throw rejected("coinbase");
    }
  }

  private static void checkStandard(Transaction tx) {
    if (tx.version < 1 || tx.version > 3) {
      throw rejected("version");
    }
    if (tx.weight() > Standard.WEIGHT_MAX) {
      throw rejected("tx-size");
    }
    if (tx.baseSize() < Standard.SIZE_MIN) {
      throw rejected("tx-size-small");
    }
    if (!tx.txOut.stream().allMatch(Standard::isStandard)) {
      throw rejected("scriptpubkey");
    }
    if (tx.txOut.stream().anyMatch(out -> out.amount.toLong() < Standard.dustLimit(out))) {
      throw rejected("dust");
    }
  }

  private boolean isFinal(Transaction tx) {
    if (tx.lockTime == 0 || tx.txIn.stream().allMatch(TxIn::isFinal)) {
      return true;
    }
    return tx.lockTime
        < (tx.lockTime < LOCKTIME_THRESHOLD
            ? chain.height() + 1
            : chain.medianTimePast(chain.height()));
  }

  private Map<OutPoint, TxOut> inputsOf(Transaction tx) {
    var spent = new HashMap<OutPoint, TxOut>();
    for (TxIn input : tx.txIn) {
      spent.put(input.outPoint, outputOf(input.outPoint));
    }
    return spent;
  }

  private TxOut outputOf(OutPoint outPoint) {
    var coin = chain.coin(outPoint);
    if (coin.isPresent()) {
      checkMature(coin.get());
      return coin.get().output();
    }
    return mempool
        .find(outPoint.txid)
        .filter(parent -> outPoint.index < parent.tx().txOut.size())
        .map(parent -> parent.tx().txOut.get((int) outPoint.index))
        .orElseThrow(
            () -> new RpcFailure(RpcFailure.VERIFY_ERROR, "bad-txns-inputs-missingorspent"));
  }

  private void checkMature(Coin coin) {
    if (coin.coinbase() && chain.height() + 1 - coin.height() < coinbaseMaturity) {
      throw rejected("bad-txns-premature-spend-of-coinbase");
    }
  }

  /** BIP 68, for locks by height; locks by time are refused as never final here. */
  private void checkSequenceLocks(Transaction tx) {
    if (tx.version < 2) {
      return;
    }
    for (TxIn input : tx.txIn) {
      if ((input.sequence & TxIn.SEQUENCE_LOCKTIME_DISABLE_FLAG) != 0) {
        continue;
      }
      int created = chain.coin(input.outPoint).map(Coin::height).orElse(chain.height() + 1);
      boolean byTime = (input.sequence & TxIn.SEQUENCE_LOCKTIME_TYPE_FLAG) != 0;
      long blocks = input.sequence & TxIn.SEQUENCE_LOCKTIME_MASK;
      if (byTime || created + blocks > chain.height() + 1) {
        throw rejected("non-BIP68-final");
      }
    }
  }

  private static void checkScripts(Transaction tx, Map<OutPoint, TxOut> spent) {
    try {
      tx.correctlySpends(spent, ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS);
    } catch (RuntimeException wrong) {
      throw rejected("mempool-script-verify-flag-failed (" + wrong.getMessage() + ")");
    }
  }

  private static long sum(Iterable<TxOut> outputs) {
    long total = 0;
    for (TxOut output : outputs) {
      total = Math.addExact(total, output.amount.toLong());
    }
    return total;
  }

  private static RpcFailure rejected(String reason) {
    return new RpcFailure(RpcFailure.VERIFY_REJECTED, reason);
  }
}
