package org.openpayouts.systemtests.stack;

import java.nio.ByteBuffer;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.ScriptType;
import org.bitcoinj.crypto.ECKey;

/** Fresh keys and fresh places to be paid at. */
public final class Addresses {
  private Addresses() {}

  /** Where nobody was ever paid. */
  public static String fresh() {
    return new ECKey().toAddress(ScriptType.P2WPKH, BitcoinNetwork.REGTEST).toString();
  }

  /** What names a fresh key where keys are linked to tokens. */
  public static String freshSin() {
    byte[] hash = new ECKey().getPubKeyHash();
    return Base58.encodeChecked(
        0x0F, ByteBuffer.allocate(1 + hash.length).put((byte) 2).put(hash).array());
  }

  public static String freshPrivateKeyHex() {
    return new ECKey().getPrivateKeyAsHex();
  }
}
