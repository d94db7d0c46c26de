package org.openpayouts.localstack.chain;

import fr.acinq.bitcoin.Bitcoin;
import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptElt;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.bitcoin.utils.Either;
import java.util.List;
import java.util.Optional;

/** What Core's default policy calls standard (src/policy/policy.cpp), as far as payouts meet it. */
final class Standard {
  static final int WEIGHT_MAX = 400_000;
  static final int SIZE_MIN = 65;
  static final int ANCESTORS_MAX = 25;
  static final int REPLACEMENTS_MAX = 100;
  static final long RELAY_FEE_PER_KVB = 1_000;
  static final long DUST_FEE_PER_KVB = 3_000;
  private static final int DATA_MAX = 83;
  private static final int OP_RETURN = 0x6a;

  private Standard() {}

  static long vsize(Transaction tx) {
    return (tx.weight() + 3L) / 4;
  }

  /** The smallest amount in satoshis that is worth spending again. */
  static long dustLimit(TxOut output) {
    byte[] script = output.publicKeyScript.toByteArray();
    if (isUnspendable(output)) {
      return 0;
    }
    long spending = isWitness(script) ? 32 + 4 + 1 + 107 / 4 + 4 : 32 + 4 + 1 + 107 + 4;
    return (output.totalSize() + spending) * DUST_FEE_PER_KVB / 1_000;
  }

  static boolean isUnspendable(TxOut output) {
    return output.publicKeyScript.size() > 0 && (output.publicKeyScript.get(0) & 0xff) == OP_RETURN;
  }

  private static boolean isWitness(byte[] script) {
    return Script.isPay2wpkh(script) || Script.isPay2wsh(script) || Script.isPay2tr(script);
  }

  static boolean isStandard(TxOut output) {
    return switch (type(output)) {
      case "nonstandard" -> false;
      case "nulldata" -> output.publicKeyScript.size() <= DATA_MAX;
      default -> true;
    };
  }

  /** Core's name for a script's kind. */
  static String type(TxOut output) {
    byte[] script = output.publicKeyScript.toByteArray();
    if (isUnspendable(output)) {
      return "nulldata";
    }
    try {
      return payType(script);
    } catch (RuntimeException unparseable) {
      return "nonstandard";
    }
  }

  private static String payType(byte[] script) {
    if (Script.isPay2wpkh(script)) {
      return "witness_v0_keyhash";
    }
    if (Script.isPay2wsh(script)) {
      return "witness_v0_scripthash";
    }
    if (Script.isPay2tr(script)) {
      return "witness_v1_taproot";
    }
    if (Script.isPay2pkh(script)) {
      return "pubkeyhash";
    }
    return Script.isPay2sh(script) ? "scripthash" : "nonstandard";
  }

  static Optional<String> address(TxOut output) {
    Either<?, String> address =
        Bitcoin.addressFromPublicKeyScript(
            Block.RegtestGenesisBlock.hash, output.publicKeyScript.toByteArray());
    return Optional.ofNullable(address.getRight());
  }

  /** The script that pays a regtest address. */
  static List<ScriptElt> scriptOf(String address) {
    Either<?, List<ScriptElt>> script =
        Bitcoin.addressToPublicKeyScript(Block.RegtestGenesisBlock.hash, address);
    List<ScriptElt> right = script.getRight();
    if (right == null) {
      throw new RpcFailure(RpcFailure.INVALID_ADDRESS_OR_KEY, "Invalid address");
    }
    return right;
  }
}
