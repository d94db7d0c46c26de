package org.openpayouts.broadcaster.transaction;

import java.time.Duration;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.TransactionId;

/**
 * A stored transaction.
 *
 * @param member 0 is the family's first, each replacement one more
 * @param waiting for how long it has been accepted, or else stored
 * @param rejected whether the node's rules for its mempool refused it last, for example its fee
 */
public record ChainTransaction(
    TransactionId txid,
    String familyId,
    int member,
    TransactionState state,
    long weight,
    BaseUnits fee,
    Duration waiting,
    boolean rejected) {}
