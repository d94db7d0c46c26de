package org.openpayouts.localstack.client;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chain node's JSON-RPC, for looking at blocks and for moving the simulated chain. */
public final class ChainClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Http http;
  private final URI url;
  private final String authorization;

  public ChainClient(Http http, String url, String user, String password) {
    this.http = http;
    this.url = URI.create(url);
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** One output of a transaction in a block. */
  public record Output(String txid, int vout, String address, long satoshis, int height) {}

  public int height() {
    return call("getblockcount").asInt();
  }

  /** How many blocks there are afterwards. */
  public int mine(int blocks) {
    call("sim_mine", blocks);
    return height();
  }

  public void fund(String address, BigDecimal coins, int count) {
    call("sim_fund", address, coins.toPlainString(), count);
  }

  /** All outputs with an address in the blocks from one height to the tip. */
  public List<Output> outputsFrom(int firstHeight) {
    List<Output> outputs = new ArrayList<>();
    int tip = height();
    for (int height = firstHeight; height <= tip; height++) {
      JsonNode block = call("getblock", call("getblockhash", height).asString(), 2);
      for (JsonNode transaction : block.path("tx")) {
        addOutputs(transaction, height, outputs);
      }
    }
    return outputs;
  }

  /** Confirmed coins of an address. */
  public int countCoins(String address) {
    JsonNode answer = call("scantxoutset", "start", List.of("addr(" + address + ")"));
    return answer.path("unspents").size();
  }

  /** Calls any method; throws where the node answers with an error. */
  public JsonNode call(String method, Object... parameters) {
    String body =
        JSON.writeValueAsString(
            Map.of("jsonrpc", "1.0", "id", "local-stack", "method", method, "params", parameters));
    Map<String, String> headers =
        Map.of("Authorization", authorization, "Content-Type", "application/json");
    Answer answer = http.send("POST", url, headers, body);
    JsonNode json = JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    if (!answer.isSuccess() || json.hasNonNull("error")) {
      throw new Answer.Refused(
          "chain "
              + method
              + ": "
              + json.path("error").path("message").asString("" + answer.status()));
    }
    return json.path("result");
  }

  private static void addOutputs(JsonNode transaction, int height, List<Output> outputs) {
    String txid = transaction.path("txid").asString();
    for (JsonNode output : transaction.path("vout")) {
      JsonNode address = output.path("scriptPubKey").path("address");
      if (address.isString()) {
        long satoshis = output.path("value").decimalValue().movePointRight(8).longValueExact();
        outputs.add(
            new Output(txid, output.path("n").asInt(), address.asString(), satoshis, height));
      }
    }
  }
}
