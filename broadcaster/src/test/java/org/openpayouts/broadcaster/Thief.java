package org.openpayouts.broadcaster;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.SigHash;
import fr.acinq.bitcoin.SigVersion;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.secp256k1.Hex;
import java.util.List;
import java.util.Objects;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.localstack.chain.SimulatedNode;

/** Has the wallet's key, too, and pays more to the miners. */
final class Thief {
  private final SimulatedNode node;
  private final PrivateKey key = new PrivateKey(AFundedPayout.bytes(5));

  Thief(SimulatedNode node) {
    this.node = node;
  }

  /** Replaces a waiting transaction by one that pays nobody but the thief. */
  TransactionId stealInputsOf(TransactionId victim) {
    return replace(victim, Script.pay2wpkh(new PrivateKey(AFundedPayout.bytes(77)).publicKey()));
  }

  /** Replaces it by one that pays an address, as a member that was forgotten would. */
  TransactionId payInsteadOf(TransactionId victim, String address) {
    var script =
        Objects.requireNonNull(
            Bitcoin.addressToPublicKeyScript(Block.RegtestGenesisBlock.hash, address).getRight());
    return replace(victim, script);
  }

  private TransactionId replace(TransactionId victim, List<ScriptElt> to) {
    Transaction tx = raw(victim.value());
    var input = tx.txIn.getFirst();
    Satoshi amount =
        raw(input.outPoint.txid.toString()).txOut.get((int) input.outPoint.index).amount;
    var stolen =
        new Transaction(
            2,
            List.of(input.updateWitness(new ScriptWitness())),
            List.of(new TxOut(amount.minus(new Satoshi(100_000)), Script.write(to))),
            0);
    byte[] signature =
        stolen.signInput(
            0,
            Script.write(Script.pay2pkh(key.publicKey())),
            SigHash.SIGHASH_ALL,
            amount,
            SigVersion.SIGVERSION_WITNESS_V0,
            key);
    Transaction signed =
        stolen.updateWitness(0, Script.witnessPay2wpkh(key.publicKey(), new ByteVector(signature)));
    node.call("sendrawtransaction", Hex.encode(Transaction.write(signed)), 1);
    return new TransactionId(signed.txid.toString());
  }

  private Transaction raw(String txid) {
    return Transaction.read(
        (String) Objects.requireNonNull(node.call("getrawtransaction", txid, 0)));
  }
}
