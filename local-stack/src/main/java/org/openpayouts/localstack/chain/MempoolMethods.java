package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.secp256k1.Hex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Core's calls about transactions that are not in the chain yet. */
final class MempoolMethods {
  /** Core's default of {@code maxfeerate}: 0.10 coins per kilobyte. */
  private static final long FEE_RATE_MAX_PER_KVB = 10_000_000;

  private final NodeState state;
  private final ChainJson json;
  private long estimatePerKvb;

  MempoolMethods(NodeState state) {
    this.state = state;
    this.json = new ChainJson(state.chain());
  }

  List<RpcMethod> all() {
    return List.of(
        RpcMethod.of("sendrawtransaction", "hexstring maxfeerate maxburnamount", this::send),
        RpcMethod.of("testmempoolaccept", "rawtxs maxfeerate", this::test),
        RpcMethod.of("getmempoolentry", "txid", this::entry),
        RpcMethod.of("getrawmempool", "verbose", this::list),
        RpcMethod.of("gettxspendingprevout", "outputs", this::spenders),
        RpcMethod.of("estimatesmartfee", "conf_target estimate_mode", this::estimate),
        RpcMethod.of("sim_feerate", "coins_per_kvb", this::setEstimate));
  }

  static Transaction decode(String hex) {
    try {
      Transaction tx = Transaction.read(hex);
      if (!tx.txIn.isEmpty() && Hex.encode(Transaction.write(tx)).equalsIgnoreCase(hex)) {
        return tx;
      }
    } catch (RuntimeException undecodable) {
      throw undecodable(undecodable);
    }
    throw undecodable(null);
  }

  private static RpcFailure undecodable(@Nullable Throwable cause) {
    var failure =
        new RpcFailure(
            RpcFailure.DESERIALIZATION_ERROR,
            "TX decode failed. Make sure the tx has at least one input.");
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }

  private Object send(RpcArguments arguments) {
    long max = arguments.has(1) ? arguments.satoshis(1) : FEE_RATE_MAX_PER_KVB;
    return state.send(decode(arguments.text(0)), max).toString();
  }

  private Object test(RpcArguments arguments) {
    List<Object> results = new ArrayList<>();
    for (JsonNode raw : arguments.node(0)) {
      results.add(test(decode(raw.asString())));
    }
    return results;
  }

  private Map<String, @Nullable Object> test(Transaction tx) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("txid", tx.txid.toString());
    try {
      if (state.mempool().find(tx.txid).isPresent()) {
        throw new RpcFailure(RpcFailure.VERIFY_REJECTED, "txn-already-in-mempool");
      }
      if (state.chain().heightOf(tx.txid).isPresent()) {
        throw new RpcFailure(RpcFailure.VERIFY_REJECTED, "txn-already-known");
      }
      Judge.Accepted accepted = state.test(tx);
      result.put("allowed", true);
      result.put("vsize", Standard.vsize(tx));
      result.put("fees", Map.of("base", ChainJson.amount(accepted.fee())));
    } catch (RpcFailure refused) {
      result.put("allowed", false);
      result.put(
          "reject-reason",
          refused.code() == RpcFailure.VERIFY_ERROR ? "missing-inputs" : refused.getMessage());
    }
    return result;
  }

  private Object entry(RpcArguments arguments) {
    TxId txid = ChainJson.txid(arguments.text(0));
    return state
        .mempool()
        .find(txid)
        .map(entry -> json.mempoolEntry(state.mempool(), entry))
        .orElseThrow(
            () -> new RpcFailure(RpcFailure.INVALID_ADDRESS_OR_KEY, "Transaction not in mempool"));
  }

  private Object list(RpcArguments arguments) {
    var entries = state.mempool().entries();
    if (!arguments.flag(0, false)) {
      return entries.stream().map(entry -> entry.tx().txid.toString()).toList();
    }
    var result = new LinkedHashMap<String, Object>();
    for (Mempool.Entry entry : entries) {
      result.put(entry.tx().txid.toString(), json.mempoolEntry(state.mempool(), entry));
    }
    return result;
  }

  private Object spenders(RpcArguments arguments) {
    List<Object> result = new ArrayList<>();
    for (JsonNode output : arguments.node(0)) {
      String txid = output.path("txid").asString();
      int vout = output.path("vout").intValue();
      var found = new LinkedHashMap<String, @Nullable Object>();
      found.put("txid", txid);
      found.put("vout", vout);
      state
          .mempool()
          .spenderOf(new OutPoint(ChainJson.txid(txid), vout))
          .ifPresent(spender -> found.put("spendingtxid", spender.toString()));
      result.add(found);
    }
    return result;
  }

  private Object estimate(RpcArguments arguments) {
    int target = arguments.number(0);
    if (estimatePerKvb == 0) {
      return Map.of("errors", List.of("Insufficient data or no feerate found"), "blocks", target);
    }
    return Map.of("feerate", ChainJson.amount(estimatePerKvb), "blocks", target);
  }

  private Object setEstimate(RpcArguments arguments) {
    estimatePerKvb = arguments.satoshis(0);
    return true;
  }
}
