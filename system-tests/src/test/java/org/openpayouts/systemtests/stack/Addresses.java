package org.openpayouts.systemtests.stack;

import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.ScriptType;
import org.bitcoinj.crypto.ECKey;

/** Fresh keys and fresh places to be paid at. */
public final class Addresses {
  private Addresses() {}

  static String fresh() {
    return new ECKey().toAddress(ScriptType.P2WPKH, BitcoinNetwork.REGTEST).toString();
  }

  public static String freshPrivateKeyHex() {
    return new ECKey().getPrivateKeyAsHex();
  }
}
