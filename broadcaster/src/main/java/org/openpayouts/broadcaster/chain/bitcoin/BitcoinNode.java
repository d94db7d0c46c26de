package org.openpayouts.broadcaster.chain.bitcoin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.NodeStatus;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.chain.SendOutcome;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.Spend;
import org.openpayouts.broadcaster.chain.TransactionId;
import tools.jackson.databind.JsonNode;

/** Bitcoin Core, or a node that speaks as it does. */
final class BitcoinNode implements ChainNode {
  private static final int DECIMALS = 8;
  private static final int COINBASE_MATURITY = 100;
  private static final int FEE_TARGET_BLOCKS = 6;
  private static final int NO_SUCH_THING = -5;
  private static final int OUT_OF_RANGE = -8;
  private static final int INPUTS_GONE = -25;
  private static final int REJECTED = -26;
  private static final int ALREADY_IN_CHAIN = -27;
  private static final int WARMING_UP = -28;

  private final BitcoinRpc rpc;
  private final BitcoinScripts scripts;

  BitcoinNode(BitcoinRpc rpc, BitcoinScripts scripts) {
    this.rpc = rpc;
    this.scripts = scripts;
  }

  @Override
  public NodeStatus status() {
    JsonNode info = rpc.result("getblockchaininfo");
    return new NodeStatus(
        network(text(info, "chain")),
        new BlockRef(info.path("blocks").longValue(), text(info, "bestblockhash")),
        !info.path("initialblockdownload").asBoolean(false));
  }

  private static String network(String chain) {
    return switch (chain) {
      case "main" -> "mainnet";
      case "test", "testnet4" -> "testnet";
      default -> chain;
    };
  }

  @Override
  public List<Coin> coins(String address, int depthMin) {
    JsonNode scan = rpc.scan("scantxoutset", "start", List.of("addr(" + address + ")"));
    long height = scan.path("height").longValue();
    var coins = new ArrayList<Coin>();
    for (JsonNode unspent : scan.path("unspents")) {
      long depth = height - unspent.path("height").longValue() + 1;
      boolean coinbase = unspent.path("coinbase").asBoolean(false);
      if (depth >= (coinbase ? Math.max(depthMin, COINBASE_MATURITY) : depthMin)) {
        coins.add(new Coin(output(unspent), amount(unspent.path("amount"))));
      }
    }
    return coins;
  }

  private static OutputRef output(JsonNode json) {
    return new OutputRef(new TransactionId(text(json, "txid")), json.path("vout").intValue());
  }

  private static BaseUnits amount(JsonNode coins) {
    try {
      BigDecimal exact = coins.decimalValue();
      return new BaseUnits(exact.movePointRight(DECIMALS).toBigIntegerExact());
    } catch (ArithmeticException e) {
      throw new ChainUnavailable("an amount has more than eight decimals", e);
    }
  }

  @Override
  public Optional<FeeRate> feeRate() {
    JsonNode rate = rpc.result("estimatesmartfee", FEE_TARGET_BLOCKS).path("feerate");
    return rate.isNumber()
        ? Optional.of(new FeeRate(amount(rate).value().longValueExact()))
        : Optional.empty();
  }

  @Override
  public SendOutcome send(byte[] transaction) {
    return switch (rpc.tell("sendrawtransaction", HexFormat.of().formatHex(transaction))) {
      case RpcAnswer.Result _ -> new SendOutcome.Accepted();
      case RpcAnswer.Refusal(int code, String message) -> outcome(code, message);
    };
  }

  private static SendOutcome outcome(int code, String message) {
    String reason = message.toLowerCase(Locale.ROOT);
    if (code == ALREADY_IN_CHAIN
        || (code == REJECTED
            && (reason.contains("already-in-mempool") || reason.contains("already-known")))) {
      return new SendOutcome.Accepted();
    }
    if (code == WARMING_UP) {
      throw new ChainUnavailable("the node is warming up");
    }
    // Also the answer where our own transaction is mined and its outputs are spent again.
    if (code == INPUTS_GONE && reason.contains("inputs")) {
      return new SendOutcome.InputsGone(message);
    }
    return new SendOutcome.Refused(code, message);
  }

  @Override
  public Placement find(TransactionId txid) {
    return switch (rpc.ask("getrawtransaction", txid.value(), 1)) {
      // Core says the same code while its index is behind, or where there is none.
      case RpcAnswer.Refusal(int code, String message)
          when code == NO_SUCH_THING && !message.contains("index") ->
          new Placement.Missing();
      case RpcAnswer.Refusal(int code, String message) ->
          throw new ChainUnavailable("getrawtransaction was refused: " + code + " " + message);
      case RpcAnswer.Result(JsonNode tx) when tx.has("blockhash") ->
          mined(text(tx, "blockhash"), txid);
      case RpcAnswer.Result _ -> new Placement.Waiting();
    };
  }

  /** The index may name a block that left the chain: its header then has -1 confirmations. */
  private Placement mined(String hash, TransactionId txid) {
    JsonNode header = rpc.result("getblockheader", hash);
    int depth = header.path("confirmations").intValue();
    if (depth > 0) {
      return new Placement.Mined(new BlockRef(header.path("height").longValue(), hash), depth);
    }
    return rpc.ask("getmempoolentry", txid.value()) instanceof RpcAnswer.Result
        ? new Placement.Waiting()
        : new Placement.Missing();
  }

  @Override
  public boolean isUnspent(OutputRef output) {
    return rpc.result("gettxout", output.txid().value(), output.vout(), false).isObject();
  }

  @Override
  public Optional<BlockRef> blockAt(long height) {
    return switch (rpc.ask("getblockhash", height)) {
      case RpcAnswer.Result(JsonNode hash) -> Optional.of(new BlockRef(height, hash.asString("")));
      case RpcAnswer.Refusal(int code, String message) when code == OUT_OF_RANGE ->
          Optional.empty();
      case RpcAnswer.Refusal(int code, String message) ->
          throw new ChainUnavailable("getblockhash was refused: " + code + " " + message);
    };
  }

  @Override
  public boolean paysAny(TransactionId txid, Collection<String> addresses) {
    Set<String> wanted =
        addresses.stream()
            .flatMap(address -> scripts.script(address).stream())
            .map(script -> HexFormat.of().formatHex(script.program()))
            .collect(Collectors.toSet());
    for (JsonNode paid : rpc.result("getrawtransaction", txid.value(), 1).path("vout")) {
      if (wanted.contains(text(paid.path("scriptPubKey"), "hex"))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Spend> spendIn(BlockRef block, OutputRef output) {
    for (JsonNode tx : rpc.result("getblock", block.hash(), 2).path("tx")) {
      for (JsonNode input : tx.path("vin")) {
        if (input.has("txid") && output(input).equals(output)) {
          return Optional.of(new Spend(new TransactionId(text(tx, "txid")), block));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<SignedTransaction> transaction(TransactionId txid) {
    return switch (rpc.ask("getrawtransaction", txid.value(), 0)) {
      case RpcAnswer.Refusal(int code, String message)
          when code == NO_SUCH_THING && !message.contains("index") ->
          Optional.empty();
      case RpcAnswer.Refusal(int code, String message) ->
          throw new ChainUnavailable("getrawtransaction was refused: " + code + " " + message);
      case RpcAnswer.Result(JsonNode hex) ->
          Optional.of(BitcoinBytes.transaction(hex.asString("")));
    };
  }

  @Override
  public List<SignedTransaction> spendersIn(BlockRef block, String address) {
    String hex = rpc.result("getblock", block.hash(), 0).asString("");
    return BitcoinBytes.spendersIn(hex, scripts.script(address).orElseThrow());
  }

  @Override
  public Map<OutputRef, TransactionId> spentInMempool(Collection<OutputRef> outputs) {
    List<Map<String, Object>> asked =
        outputs.stream()
            .map(o -> Map.<String, Object>of("txid", o.txid().value(), "vout", o.vout()))
            .toList();
    var spent = new HashMap<OutputRef, TransactionId>();
    for (JsonNode answer : rpc.result("gettxspendingprevout", asked)) {
      if (answer.has("spendingtxid")) {
        spent.put(output(answer), new TransactionId(text(answer, "spendingtxid")));
      }
    }
    return spent;
  }

  @Override
  public Optional<String> scriptOf(String address) {
    return scripts.script(address).map(script -> HexFormat.of().formatHex(script.program()));
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isString()) {
      throw new ChainUnavailable("an answer lacks its " + name);
    }
    return value.stringValue();
  }
}
