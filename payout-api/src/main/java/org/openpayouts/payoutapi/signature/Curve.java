package org.openpayouts.payoutapi.signature;

/** The arithmetic of secp256k1, as far as verification needs it. */
interface Curve {
  /**
   * Whether the signature was made over the digest by the key; high and low S are both good.
   * Anything that is no point or no signature is false, never an exception.
   */
  boolean verifies(PublicKey key, byte[] digest, CompactSignature signature);

  /** Whether the bytes of the key name a point of the curve. */
  boolean contains(PublicKey key);
}
