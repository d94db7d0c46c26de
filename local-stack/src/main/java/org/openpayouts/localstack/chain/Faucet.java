package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Owns the coins of the first block and gives them away in ordinary, signed transactions. */
final class Faucet {
  private static final long FIRST_REWARD = 1_000_000 * Satoshi.COIN;
  private static final long FEE_PER_VBYTE = 5;

  private final NodeState state;
  private final PrivateKey key =
      new PrivateKey(Crypto.sha256("OpenPayouts regtest faucet".getBytes(StandardCharsets.UTF_8)));

  Faucet(NodeState state) {
    this.state = state;
  }

  byte[] script() {
    return Script.write(Script.pay2wpkh(key.publicKey()));
  }

  String address() {
    PublicKey publicKey = key.publicKey();
    return publicKey.p2wpkhAddress(Block.RegtestGenesisBlock.hash);
  }

  /** Mines the first blocks of a new chain, until the faucet's first coin may be spent. */
  void open(int coinbaseMaturity) {
    if (state.chain().height() > 0) {
      return;
    }
    state.mineEmpty(new TxOut(new Satoshi(FIRST_REWARD), script()));
    for (int i = 0; i < coinbaseMaturity; i++) {
      state.mineEmpty(new TxOut(new Satoshi(Miner.SUBSIDY), script()));
    }
  }

  /** Sends {@code count} coins of {@code satoshis} each to a script; they wait for a block. */
  TxId give(List<ScriptElt> script, long satoshis, int count) {
    Map.Entry<OutPoint, Coin> coin = largestCoin();
    var outputs = new ArrayList<TxOut>();
    for (int i = 0; i < count; i++) {
      outputs.add(new TxOut(new Satoshi(satoshis), script));
    }
    long in = coin.getValue().output().amount.toLong();
    long fee = FEE_PER_VBYTE * (150 + 43L * count);
    long change = in - fee - Math.multiplyExact(satoshis, (long) count);
    if (change < Standard.RELAY_FEE_PER_KVB) {
      throw new RpcFailure(-6, "Insufficient funds");
    }
    outputs.add(new TxOut(new Satoshi(change), script()));
    var unsigned = new Transaction(2, List.of(new TxIn(coin.getKey(), 0xfffffffdL)), outputs, 0);
    return state.send(sign(unsigned, coin.getValue().output()), 0);
  }

  private Transaction sign(Transaction tx, TxOut spent) {
    byte[] signature =
        tx.signInput(
            0,
            Script.write(Script.pay2pkh(key.publicKey())),
            SigHash.SIGHASH_ALL,
            spent.amount,
            SigVersion.SIGVERSION_WITNESS_V0,
            key);
    return tx.updateWitness(0, Script.witnessPay2wpkh(key.publicKey(), new ByteVector(signature)));
  }

  /** The largest of the faucet's own coins: change that waits in the mempool included. */
  private Map.Entry<OutPoint, Coin> largestCoin() {
    var own = new ByteVector(script());
    var found = new ArrayList<Map.Entry<OutPoint, Coin>>();
    state.chain().coins().forEach((outPoint, coin) -> found.add(Map.entry(outPoint, coin)));
    for (Mempool.Entry entry : state.mempool().entries()) {
      for (int i = 0; i < entry.tx().txOut.size(); i++) {
        var coin = new Coin(entry.tx().txOut.get(i), entry.height(), false);
        found.add(Map.entry(new OutPoint(entry.tx(), i), coin));
      }
    }
    return found.stream()
        .filter(entry -> entry.getValue().output().publicKeyScript.equals(own))
        .filter(entry -> state.mempool().spenderOf(entry.getKey()).isEmpty())
        .max((a, b) -> a.getValue().output().amount.compareTo(b.getValue().output().amount))
        .orElseThrow(() -> new RpcFailure(-6, "Insufficient funds"));
  }
}
