package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.secp256k1.Hex;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A key with one address, and spends of its coins, right and wrong. */
final class TestWallet {
  /** An output that the wallet may spend. */
  record Owned(String txid, int vout, long satoshis) {}

  private final PrivateKey key =
      new PrivateKey(Crypto.sha256("a test wallet".getBytes(StandardCharsets.UTF_8)));

  String address() {
    return key.publicKey().p2wpkhAddress(Block.RegtestGenesisBlock.hash);
  }

  TxOut output(long satoshis) {
    return new TxOut(new Satoshi(satoshis), Script.pay2wpkh(key.publicKey()));
  }

  Transaction unsigned(Owned coin, long... satoshis) {
    var outputs = java.util.Arrays.stream(satoshis).mapToObj(this::output).toList();
    var input = new TxIn(new OutPoint(new TxId(coin.txid()), coin.vout()), 0xfffffffdL);
    return new Transaction(2, List.of(input), outputs, 0);
  }

  /** Signs the only input as if it held so many satoshis. */
  Transaction sign(Transaction tx, long spentSatoshis) {
    byte[] signature =
        tx.signInput(
            0,
            Script.write(Script.pay2pkh(key.publicKey())),
            SigHash.SIGHASH_ALL,
            new Satoshi(spentSatoshis),
            SigVersion.SIGVERSION_WITNESS_V0,
            key);
    return tx.updateWitness(0, Script.witnessPay2wpkh(key.publicKey(), new ByteVector(signature)));
  }

  /** A spend of a whole coin to itself, less a fee. */
  Transaction spend(Owned coin, long fee) {
    return sign(unsigned(coin, coin.satoshis() - fee), coin.satoshis());
  }

  static String hex(Transaction tx) {
    return Hex.encode(Transaction.write(tx));
  }
}
