package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Replace by fee, as every transaction may be replaced since Core 28 (src/policy/rbf.cpp). */
record Replacement(Mempool mempool, Transaction tx, long fee, Set<TxId> conflicts) {

  static Replacement of(Mempool mempool, Transaction tx, long fee) {
    return new Replacement(
        mempool,
        tx,
        fee,
        tx.txIn.stream()
            .flatMap(input -> mempool.spenderOf(input.outPoint).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** The transactions that would leave; empty where there is no conflict. */
  Set<TxId> check() {
    if (conflicts.isEmpty()) {
      return Set.of();
    }
    var leaving = new LinkedHashSet<TxId>();
    conflicts.forEach(txid -> leaving.addAll(mempool.descendants(txid)));
    if (leaving.size() > Standard.REPLACEMENTS_MAX) {
      throw rejected("too many potential replacements");
    }
    if (mempool.ancestors(tx).stream().anyMatch(leaving::contains)) {
      throw rejected("bad-txns-spends-conflicting-tx");
    }
    checkFeeRate();
    checkFee(leaving);
    return leaving;
  }

  private void checkFeeRate() {
    long vsize = Standard.vsize(tx);
    for (TxId txid : conflicts) {
      Mempool.Entry old = mempool.find(txid).orElseThrow();
      if (fee * old.vsize() <= old.fee() * vsize) {
        throw rejected("insufficient fee, rejecting replacement; feerate not above the old one");
      }
    }
  }

  private void checkFee(Set<TxId> leaving) {
    long old = leaving.stream().mapToLong(txid -> mempool.find(txid).orElseThrow().fee()).sum();
    if (fee < old) {
      throw rejected("insufficient fee, rejecting replacement; less fees than conflicting txs");
    }
    if (fee - old < Standard.RELAY_FEE_PER_KVB * Standard.vsize(tx) / 1_000) {
      throw rejected("insufficient fee, rejecting replacement; not enough additional fees");
    }
  }

  private static RpcFailure rejected(String reason) {
    return new RpcFailure(RpcFailure.VERIFY_REJECTED, reason);
  }
}
