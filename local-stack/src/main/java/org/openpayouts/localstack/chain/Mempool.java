package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accepted transactions that wait for a block, in the order of their arrival. */
final class Mempool {
  /** Fee in satoshis, arrival in seconds since the epoch. */
  record Entry(Transaction tx, long fee, long arrival, int height) {
    long vsize() {
      return Standard.vsize(tx);
    }
  }

  private final Map<TxId, Entry> entries = new LinkedHashMap<>();
  private final Map<OutPoint, TxId> spenders = new HashMap<>();

  Collection<Entry> entries() {
    return List.copyOf(entries.values());
  }

  Optional<Entry> find(TxId txid) {
    return Optional.ofNullable(entries.get(txid));
  }

  Optional<TxId> spenderOf(OutPoint outPoint) {
    return Optional.ofNullable(spenders.get(outPoint));
  }

  void add(Entry entry) {
    entries.put(entry.tx().txid, entry);
    entry.tx().txIn.forEach(input -> spenders.put(input.outPoint, entry.tx().txid));
  }

  /** Takes out one transaction and all that spend from it; answers those that left. */
  Set<TxId> removeWithDescendants(TxId txid) {
    Set<TxId> leaving = descendants(txid);
    leaving.forEach(this::remove);
    return leaving;
  }

  void remove(TxId txid) {
    Entry entry = entries.remove(txid);
    if (entry != null) {
      entry.tx().txIn.forEach(input -> spenders.remove(input.outPoint));
    }
  }

  /** The transaction itself and everything in the pool that hangs on it. */
  Set<TxId> descendants(TxId txid) {
    var found = new LinkedHashSet<TxId>();
    var open = new ArrayDeque<TxId>(List.of(txid));
    while (!open.isEmpty()) {
      Entry entry = entries.get(open.removeFirst());
      if (entry == null || !found.add(entry.tx().txid)) {
        continue;
      }
      for (int i = 0; i < entry.tx().txOut.size(); i++) {
        spenderOf(new OutPoint(entry.tx(), i)).ifPresent(open::add);
      }
    }
    return found;
  }

  /** Everything in the pool that the transaction hangs on, itself excluded. */
  Set<TxId> ancestors(Transaction tx) {
    var found = new LinkedHashSet<TxId>();
    var open = new ArrayDeque<Transaction>(List.of(tx));
    while (!open.isEmpty()) {
      for (var input : open.removeFirst().txIn) {
        Entry parent = entries.get(input.outPoint.txid);
        if (parent != null && found.add(parent.tx().txid)) {
          open.add(parent.tx());
        }
      }
    }
    return found;
  }
}
