package org.openpayouts.broadcaster;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.PrivateKey;
import java.util.Random;

/** Regtest addresses that nothing else is paid to. */
final class Addresses {
  private static final Random RANDOM = new Random(11);

  private Addresses() {}

  static synchronized String fresh() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return new PrivateKey(key).publicKey().p2wpkhAddress(Block.RegtestGenesisBlock.hash);
  }
}
