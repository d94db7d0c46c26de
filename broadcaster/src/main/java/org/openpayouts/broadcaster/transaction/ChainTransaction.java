package org.openpayouts.broadcaster.transaction;

import java.time.Duration;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.TransactionId;

/**
 * A stored transaction.
 *
 * @param member 0 is the family's first, each replacement one more
 * @param waiting for how long it has been accepted; zero where it is not
 */
public record ChainTransaction(
    TransactionId txid,
    String familyId,
    int member,
    TransactionState state,
    long weight,
    BaseUnits fee,
    Duration waiting) {}
