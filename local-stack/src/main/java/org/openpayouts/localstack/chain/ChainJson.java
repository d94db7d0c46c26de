package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.secp256k1.Hex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blocks and transactions as Core prints them. Amounts are exact decimals of eight places. */
final class ChainJson {
  private final BlockChain chain;

  ChainJson(BlockChain chain) {
    this.chain = chain;
  }

  static BigDecimal amount(long satoshis) {
    return BigDecimal.valueOf(satoshis, 8);
  }

  Map<String, @Nullable Object> header(Block block, int height) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("hash", block.blockId.toString());
    json.put("confirmations", chain.height() - height + 1);
    json.put("height", height);
    json.put("version", block.header.version);
    json.put(
        "merkleroot", Hex.encode(BlockChain.reversed(block.header.hashMerkleRoot.toByteArray())));
    json.put("time", block.header.time);
    json.put("mediantime", chain.medianTimePast(height));
    json.put("nonce", block.header.nonce);
    json.put("bits", Long.toHexString(block.header.bits));
    json.put("nTx", block.tx.size());
    if (height > 0) {
      json.put("previousblockhash", chain.at(height - 1).blockId.toString());
    }
    if (height < chain.height()) {
      json.put("nextblockhash", chain.at(height + 1).blockId.toString());
    }
    return json;
  }

  Map<String, @Nullable Object> block(Block block, int height, int verbosity) {
    var json = header(block, height);
    json.put("weight", block.tx.stream().mapToInt(tx -> tx.weight()).sum() + 320);
    List<Object> transactions = new ArrayList<>();
    for (Transaction tx : block.tx) {
      transactions.add(verbosity == 1 ? tx.txid.toString() : transaction(tx));
    }
    json.put("tx", transactions);
    return json;
  }

  Map<String, @Nullable Object> transaction(Transaction tx) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    byte[] bytes = Transaction.write(tx);
    json.put("txid", tx.txid.toString());
    json.put("hash", Hex.encode(BlockChain.reversed(Crypto.hash256(bytes))));
    json.put("version", tx.version);
    json.put("size", bytes.length);
    json.put("vsize", Standard.vsize(tx));
    json.put("weight", tx.weight());
    json.put("locktime", tx.lockTime);
    json.put("vin", tx.txIn.stream().map(input -> input(tx, input)).toList());
    List<Object> outputs = new ArrayList<>();
    for (int i = 0; i < tx.txOut.size(); i++) {
      outputs.add(output(tx.txOut.get(i), i));
    }
    json.put("vout", outputs);
    json.put("hex", Hex.encode(bytes));
    return json;
  }

  /** A transaction with the place in the chain where it stands, if it stands there. */
  Map<String, @Nullable Object> placed(Transaction tx) {
    var json = transaction(tx);
    chain
        .heightOf(tx.txid)
        .ifPresent(height -> {
          Block block = chain.at(height);
          json.put("blockhash", block.blockId.toString());
          json.put("confirmations", chain.height() - height + 1);
          json.put("time", block.header.time);
          json.put("blocktime", block.header.time);
        });
    return json;
  }

  private static Map<String, @Nullable Object> input(Transaction tx, TxIn input) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    if (tx.isCoinbase()) {
      json.put("coinbase", input.signatureScript.toHex());
    } else {
      json.put("txid", input.outPoint.txid.toString());
      json.put("vout", input.outPoint.index);
      json.put("scriptSig", Map.of("hex", input.signatureScript.toHex()));
    }
    if (input.witness.isNotNull()) {
      json.put("txinwitness", input.witness.stack.stream().map(item -> item.toHex()).toList());
    }
    json.put("sequence", input.sequence);
    return json;
  }

  private static Map<String, @Nullable Object> output(TxOut output, int index) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("value", amount(output.amount.toLong()));
    json.put("n", index);
    json.put("scriptPubKey", script(output));
    return json;
  }

  static Map<String, @Nullable Object> script(TxOut output) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("hex", output.publicKeyScript.toHex());
    Standard.address(output).ifPresent(address -> json.put("address", address));
    json.put("type", Standard.type(output));
    return json;
  }

  Map<String, @Nullable Object> mempoolEntry(Mempool mempool, Mempool.Entry entry) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    var depends = new ArrayList<String>();
    for (TxIn input : entry.tx().txIn) {
      if (mempool.find(input.outPoint.txid).isPresent()) {
        depends.add(input.outPoint.txid.toString());
      }
    }
    json.put("vsize", entry.vsize());
    json.put("weight", entry.tx().weight());
    json.put("time", entry.arrival());
    json.put("height", entry.height());
    json.put("ancestorcount", mempool.ancestors(entry.tx()).size() + 1);
    json.put("descendantcount", mempool.descendants(entry.tx().txid).size());
    json.put("fees", Map.of("base", amount(entry.fee()), "modified", amount(entry.fee())));
    json.put("depends", depends);
    json.put("bip125-replaceable", true);
    return json;
  }

  static TxId txid(String text) {
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw new RpcFailure(
          RpcFailure.INVALID_PARAMETER, "txid must be of length 64 (not " + text.length() + ")");
    }
    return new TxId(text);
  }
}
