package org.openpayouts.broadcaster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.localstack.chain.SimulatedNode;

/** Counts payments in the chain's blocks: what happened, not what anybody says. */
final class Witness {
  private final SimulatedNode node;

  Witness(SimulatedNode node) {
    this.node = node;
  }

  /** Amounts in base units of all outputs in the chain that pay an address. */
  List<Long> paidTo(String address) {
    var amounts = new ArrayList<Long>();
    for (int height = 1; height <= node.height(); height++) {
      Object hash = node.call("getblockhash", height);
      for (Object tx : list(map(node.call("getblock", hash, 2)).get("tx"))) {
        for (Object output : list(map(tx).get("vout"))) {
          Map<?, ?> script = map(map(output).get("scriptPubKey"));
          if (address.equals(script.get("address"))) {
            amounts.add(satoshis(map(output).get("value")));
          }
        }
      }
    }
    return amounts;
  }

  /** Everything that a transaction pays out. */
  long paidOut(String txid) {
    long total = 0;
    for (Object output : list(map(node.call("getrawtransaction", txid, 1)).get("vout"))) {
      total += satoshis(map(output).get("value"));
    }
    return total;
  }

  /** The ids of transactions that wait in the mempool. */
  List<TransactionId> waiting() {
    return list(node.call("getrawmempool")).stream()
        .map(txid -> new TransactionId(String.valueOf(txid)))
        .toList();
  }

  private static long satoshis(@Nullable Object value) {
    return ((BigDecimal) Objects.requireNonNull(value)).movePointRight(8).longValueExact();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }
}
