package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.MerkleTree;
import fr.acinq.bitcoin.OP_PUSHDATA;
import fr.acinq.bitcoin.OP_RETURN;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes blocks with a real header, merkle root, witness commitment and proof of work. */
final class Miner {
  static final long SUBSIDY = 50 * Satoshi.COIN;
  private static final int BLOCK_WEIGHT_MAX = 3_996_000;
  private static final byte[] COMMITMENT_HEADER = {(byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed};
  private static final ByteVector32 NOTHING = new ByteVector32(new byte[32]);

  /** When a block is mined, in seconds, and a number that no other block of this node has. */
  record Moment(long seconds, long extraNonce) {}

  private Miner() {}

  /** Takes from the mempool, parents before children, what fits into one block. */
  static List<Mempool.Entry> select(Mempool mempool) {
    var chosen = new ArrayList<Mempool.Entry>();
    long weight = 0;
    for (Mempool.Entry entry : mempool.entries()) {
      weight += entry.tx().weight();
      if (weight > BLOCK_WEIGHT_MAX) {
        break;
      }
      chosen.add(entry);
    }
    return chosen;
  }

  /** A block on the tip; {@code reward} says which script gets how many satoshis. */
  static Block mine(BlockChain chain, TxOut reward, List<Transaction> transactions, Moment moment) {
    var body = new ArrayList<Transaction>();
    body.add(coinbase(chain.height() + 1, reward, transactions, moment));
    body.addAll(transactions);
    ByteVector32 root = MerkleTree.computeRoot(body.stream().map(tx -> tx.hash.value).toList());
    long notBefore = chain.medianTimePast(chain.height()) + 1;
    var header =
        new BlockHeader(
            0x20000000L,
            chain.tip().hash,
            root,
            Math.max(moment.seconds(), notBefore),
            Block.RegtestGenesisBlock.header.bits,
            0);
    while (!header.checkProofOfWork()) {
      header = header.setNonce(header.nonce + 1);
    }
    return new Block(header, body);
  }

  private static Transaction coinbase(
      int height, TxOut reward, List<Transaction> transactions, Moment moment) {
    var input =
        new TxIn(
                new OutPoint(new TxHash(NOTHING), 0xffffffffL),
                heightAnd(height, moment.extraNonce()),
                0xffffffffL)
            .updateWitness(new ScriptWitness(List.of(NOTHING)));
    var commitment = new TxOut(new Satoshi(0), commitmentScript(transactions));
    return new Transaction(2, List.of(input), List.of(reward, commitment), 0);
  }

  /** BIP 34's height, then a number that makes a block mined again after a reorg another one. */
  private static byte[] heightAnd(int height, long extraNonce) {
    byte[] number = {(byte) height, (byte) (height >> 8), (byte) (height >> 16)};
    byte[] extra = ByteBuffer.allocate(8).putLong(extraNonce).array();
    return Script.write(
        List.of(new OP_PUSHDATA(new ByteVector(number)), new OP_PUSHDATA(new ByteVector(extra))));
  }

  private static List<ScriptElt> commitmentScript(List<Transaction> transactions) {
    var leaves = new ArrayList<ByteVector32>();
    leaves.add(NOTHING);
    transactions.forEach(tx -> leaves.add(new ByteVector32(Crypto.hash256(Transaction.write(tx)))));
    byte[] rootAndReserved =
        ByteBuffer.allocate(64)
            .put(MerkleTree.computeRoot(leaves).toByteArray())
            .put(NOTHING.toByteArray())
            .array();
    byte[] data =
        ByteBuffer.allocate(36)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(COMMITMENT_HEADER)
            .put(Crypto.hash256(rootAndReserved))
            .array();
    return List.of(OP_RETURN.INSTANCE, new OP_PUSHDATA(new ByteVector(data)));
  }
}
