package org.openpayouts.systemtests.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.localstack.client.ChainClient;
import org.openpayouts.systemtests.guarantee.ChainTransaction;
import org.openpayouts.systemtests.guarantee.ChainTransaction.Output;
import org.openpayouts.systemtests.guarantee.OutPoint;
import tools.jackson.databind.JsonNode;

/** Reads the whole chain and what waits for it from the node; blocks are read once. */
final class ChainWitness {
  private static final int SATOSHI_DIGITS = 8;

  private final ChainClient node;
  private final Map<String, List<ChainTransaction>> blocks = new HashMap<>();

  ChainWitness(ChainClient node) {
    this.node = node;
  }

  List<ChainTransaction> transactions() {
    var all = new ArrayList<ChainTransaction>();
    int tip = node.height();
    for (int height = 1; height <= tip; height++) {
      int at = height;
      String hash = node.call("getblockhash", height).asString();
      all.addAll(blocks.computeIfAbsent(hash, h -> block(h, at)));
    }
    return all;
  }

  private List<ChainTransaction> block(String hash, int height) {
    var transactions = new ArrayList<ChainTransaction>();
    for (JsonNode transaction : node.call("getblock", hash, 2).path("tx")) {
      transactions.add(transaction(transaction, height));
    }
    return transactions;
  }

  private static ChainTransaction transaction(JsonNode json, int height) {
    var inputs = new ArrayList<OutPoint>();
    for (JsonNode input : json.path("vin")) {
      if (input.has("txid")) {
        inputs.add(new OutPoint(input.path("txid").asString(), input.path("vout").asInt()));
      }
    }
    var outputs = new ArrayList<Output>();
    for (JsonNode output : json.path("vout")) {
      outputs.add(
          new Output(
              output.path("scriptPubKey").path("address").asString(""),
              output.path("value").decimalValue().movePointRight(SATOSHI_DIGITS).longValueExact()));
    }
    return new ChainTransaction(json.path("txid").asString(), height, inputs, outputs);
  }
}
