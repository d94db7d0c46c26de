package org.openpayouts.broadcaster.wallet;

import java.util.Map;
import java.util.Set;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.schemas.id.PayoutId;

/** A signer's answer to a draft. */
public sealed interface Signature {
  /** Signed: the id is known before anybody else has seen the bytes. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database and the node
  record Signed(TransactionId txid, byte[] raw, long weight) implements Signature {}

  /**
   * Not signed, because these payments are not what was asked for and held.
   *
   * @param unverified those of them under a MAC that our keys do not verify
   */
  record Refused(Map<PayoutId, String> reasons, Set<PayoutId> unverified) implements Signature {
    public Refused {
      reasons = Map.copyOf(reasons);
      unverified = Set.copyOf(unverified);
    }
  }
}
