package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.secp256k1.Hex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Core's calls that read the chain. */
final class ChainMethods {
  private final NodeState state;
  private final ChainJson json;

  ChainMethods(NodeState state) {
    this.state = state;
    this.json = new ChainJson(state.chain());
  }

  List<RpcMethod> all() {
    return List.of(
        RpcMethod.of("getblockchaininfo", "", a -> info()),
        RpcMethod.of("getnetworkinfo", "", a -> network()),
        RpcMethod.of("getblockcount", "", a -> chain().height()),
        RpcMethod.of("getbestblockhash", "", a -> chain().tip().blockId.toString()),
        RpcMethod.of("getblockhash", "height", a -> hashAt(a.number(0))),
        RpcMethod.of("getblockheader", "blockhash verbose", this::header),
        RpcMethod.of("getblock", "blockhash verbosity", this::block),
        RpcMethod.of("getrawtransaction", "txid verbosity", this::transaction),
        RpcMethod.of("gettxout", "txid n include_mempool", this::output),
        RpcMethod.of("scantxoutset", "action scanobjects", this::scan));
  }

  private BlockChain chain() {
    return state.chain();
  }

  private Map<String, @Nullable Object> info() {
    var info = new LinkedHashMap<String, @Nullable Object>();
    info.put("chain", "regtest");
    info.put("blocks", chain().height());
    info.put("headers", chain().height());
    info.put("bestblockhash", chain().tip().blockId.toString());
    info.put("time", chain().tip().header.time);
    info.put("mediantime", chain().medianTimePast(chain().height()));
    info.put("verificationprogress", 1);
    info.put("initialblockdownload", false);
    info.put("pruned", false);
    info.put("warnings", List.of());
    return info;
  }

  private static Map<String, @Nullable Object> network() {
    var info = new LinkedHashMap<String, @Nullable Object>();
    info.put("version", 290000);
    info.put("subversion", "/OpenPayoutsSimulated:29.0.0/");
    info.put("relayfee", ChainJson.amount(Standard.RELAY_FEE_PER_KVB));
    info.put("incrementalfee", ChainJson.amount(Standard.RELAY_FEE_PER_KVB));
    info.put("connections", 0);
    return info;
  }

  private String hashAt(int height) {
    if (height < 0 || height > chain().height()) {
      throw new RpcFailure(RpcFailure.INVALID_PARAMETER, "Block height out of range");
    }
    return chain().at(height).blockId.toString();
  }

  private int heightOf(String hash) {
    return chain()
        .heightOf(new BlockId(ChainJson.txid(hash).value))
        .orElseThrow(() -> new RpcFailure(RpcFailure.INVALID_ADDRESS_OR_KEY, "Block not found"));
  }

  private Object header(RpcArguments arguments) {
    int height = heightOf(arguments.text(0));
    Block block = chain().at(height);
    return arguments.flag(1, true)
        ? json.header(block, height)
        : Hex.encode(fr.acinq.bitcoin.BlockHeader.write(block.header));
  }

  private Object block(RpcArguments arguments) {
    int height = heightOf(arguments.text(0));
    int verbosity = arguments.verbosity(1, 1);
    Block block = chain().at(height);
    return verbosity == 0
        ? Hex.encode(Block.write(block))
        : json.block(block, height, Math.min(verbosity, 2));
  }

  private Object transaction(RpcArguments arguments) {
    TxId txid = ChainJson.txid(arguments.text(0));
    Transaction tx =
        state
            .mempool()
            .find(txid)
            .map(Mempool.Entry::tx)
            .or(() -> chain().transaction(txid))
            .orElseThrow(() ->
                new RpcFailure(
                    RpcFailure.INVALID_ADDRESS_OR_KEY,
                    "No such mempool or blockchain transaction. Use gettransaction for wallet"
                        + " transactions."));
    return arguments.verbosity(1, 0) == 0 ? Hex.encode(Transaction.write(tx)) : json.placed(tx);
  }

  private @Nullable Object output(RpcArguments arguments) {
    var outPoint = new OutPoint(ChainJson.txid(arguments.text(0)), arguments.number(1));
    boolean mempool = arguments.flag(2, true);
    if (mempool && state.mempool().spenderOf(outPoint).isPresent()) {
      return null;
    }
    return chain()
        .coin(outPoint)
        .map(coin -> output(coin, chain().height() - coin.height() + 1))
        .or(() -> mempool ? waiting(outPoint).map(c -> output(c, 0)) : Optional.empty())
        .orElse(null);
  }

  private Optional<Coin> waiting(OutPoint outPoint) {
    return state
        .mempool()
        .find(outPoint.txid)
        .filter(entry -> outPoint.index < entry.tx().txOut.size())
        .map(e -> new Coin(e.tx().txOut.get((int) outPoint.index), e.height(), false));
  }

  private Map<String, @Nullable Object> output(Coin coin, int confirmations) {
    var out = new LinkedHashMap<String, @Nullable Object>();
    out.put("bestblock", chain().tip().blockId.toString());
    out.put("confirmations", confirmations);
    out.put("value", ChainJson.amount(coin.output().amount.toLong()));
    out.put("scriptPubKey", ChainJson.script(coin.output()));
    out.put("coinbase", coin.coinbase());
    return out;
  }

  private Object scan(RpcArguments arguments) {
    if (!"start".equals(arguments.text(0))) {
      throw new RpcFailure(
          RpcFailure.INVALID_PARAMETER, "Invalid action '" + arguments.text(0) + "'");
    }
    List<Map<String, @Nullable Object>> unspents = new ArrayList<>();
    long total = 0;
    for (JsonNode wanted : arguments.node(1)) {
      String descriptor = wanted.isObject() ? wanted.path("desc").asString() : wanted.asString();
      var script = new ByteVector(scriptOf(descriptor));
      for (Map.Entry<OutPoint, Coin> entry : chain().coins().entrySet()) {
        if (entry.getValue().output().publicKeyScript.equals(script)) {
          unspents.add(unspent(entry.getKey(), entry.getValue(), descriptor));
          total += entry.getValue().output().amount.toLong();
        }
      }
    }
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("success", true);
    result.put("txouts", chain().coins().size());
    result.put("height", chain().height());
    result.put("bestblock", chain().tip().blockId.toString());
    result.put("unspents", unspents);
    result.put("total_amount", ChainJson.amount(total));
    return result;
  }

  private static byte[] scriptOf(String descriptor) {
    String plain =
        descriptor.contains("#") ? descriptor.substring(0, descriptor.indexOf('#')) : descriptor;
    if (plain.startsWith("addr(") && plain.endsWith(")")) {
      return Script.write(Standard.scriptOf(plain.substring(5, plain.length() - 1)));
    }
    if (plain.startsWith("raw(") && plain.endsWith(")")) {
      return Hex.decode(plain.substring(4, plain.length() - 1));
    }
    throw new RpcFailure(
        RpcFailure.INVALID_ADDRESS_OR_KEY, "Invalid descriptor '" + descriptor + "'");
  }

  private Map<String, @Nullable Object> unspent(OutPoint outPoint, Coin coin, String descriptor) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("txid", outPoint.txid.toString());
    json.put("vout", outPoint.index);
    json.put("scriptPubKey", coin.output().publicKeyScript.toHex());
    json.put("desc", descriptor);
    json.put("amount", ChainJson.amount(coin.output().amount.toLong()));
    json.put("coinbase", coin.coinbase());
    json.put("height", coin.height());
    json.put("blockhash", chain().at(coin.height()).blockId.toString());
    json.put("confirmations", chain().height() - coin.height() + 1);
    return json;
  }
}
