package org.openpayouts.localstack.merchant;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A key of the simulated chain with its bech32 address. */
public final class RegtestKey {
  private final PrivateKey key;

  private RegtestKey(byte[] bytes) {
    this.key = new PrivateKey(new ByteVector32(bytes));
  }

  public static RegtestKey ofHex(String hex) {
    return new RegtestKey(HexFormat.of().parseHex(hex));
  }

  /** Always the same key for the same words, so that everybody knows it. */
  public static RegtestKey ofWords(String words) {
    return new RegtestKey(Crypto.sha256(words.getBytes(StandardCharsets.UTF_8)));
  }

  public String privateKeyHex() {
    return key.value.toHex();
  }

  /** Pay to witness public key hash, on regtest. */
  public String address() {
    return key.publicKey().p2wpkhAddress(Block.RegtestGenesisBlock.hash);
  }
}
