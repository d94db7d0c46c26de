package org.openpayouts.broadcaster.chain.bitcoin;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionInput;
import org.bitcoinj.core.TransactionOutPoint;
import org.bitcoinj.core.TransactionWitness;
import org.bitcoinj.crypto.internal.CryptoUtils;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.ScriptPattern;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.TransactionId;

/** Transactions and blocks as nodes give them: hexadecimal digits. */
final class BitcoinBytes {
  private BitcoinBytes() {}

  static SignedTransaction transaction(String hex) {
    try {
      return signed(Transaction.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))));
    } catch (RuntimeException e) {
      throw new ChainUnavailable("a transaction is none", e);
    }
  }

  /**
   * Those that carry a signature by the key behind the script. The key stands in the witness, so
   * that nobody has to be asked for what the inputs were.
   */
  static List<SignedTransaction> spendersIn(String blockHex, Script script) {
    if (!ScriptPattern.isP2WPKH(script)) {
      throw new IllegalArgumentException("the wallet's coins are pay-to-witness-public-key-hash");
    }
    byte[] keyHash = ScriptPattern.extractHashFromP2WH(script);
    try {
      Block block = Block.read(ByteBuffer.wrap(HexFormat.of().parseHex(blockHex)));
      return Objects.requireNonNull(block.getTransactions()).stream()
          .filter(tx -> tx.getInputs().stream().anyMatch(input -> isSignedBy(input, keyHash)))
          .map(BitcoinBytes::signed)
          .toList();
    } catch (RuntimeException e) {
      throw new ChainUnavailable("a block is none", e);
    }
  }

  private static boolean isSignedBy(TransactionInput input, byte[] keyHash) {
    TransactionWitness witness = input.getWitness();
    return witness.getPushCount() == 2
        && Arrays.equals(CryptoUtils.sha256hash160(witness.getPush(1)), keyHash);
  }

  private static SignedTransaction signed(Transaction tx) {
    return new SignedTransaction(
        new TransactionId(tx.getTxId().toString()),
        tx.serialize(),
        tx.getWeight(),
        tx.getInputs().stream().map(input -> ref(input.getOutpoint())).toList(),
        tx.getOutputs().stream()
            .map(output ->
                new SignedTransaction.Output(
                    HexFormat.of().formatHex(output.getScriptBytes()),
                    BaseUnits.of(output.getValue().value)))
            .toList());
  }

  private static OutputRef ref(TransactionOutPoint outPoint) {
    return new OutputRef(
        new TransactionId(outPoint.hash().toString()), Math.toIntExact(outPoint.index()));
  }
}
