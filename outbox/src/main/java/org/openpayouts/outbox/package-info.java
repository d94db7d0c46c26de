/**
 * The one shared behaviour: facts leave and records enter a database exactly once in effect.
 *
 * <p>A service appends its facts to the {@link org.openpayouts.outbox.Outbox} in the transaction
 * that changed its state; a relay with a lease sends them to Kafka and deletes what was
 * acknowledged. In the other direction {@link org.openpayouts.outbox.Inbound} handles a batch and
 * moves the consumed position in one transaction, so that neither a crash nor a lost group offset
 * repeats or skips a record. What cannot be handled is told apart: infrastructure is retried
 * without end, undecodable bytes go to dead letters, a defect is parked with everything of its key
 * behind it.
 */
@NullMarked
package org.openpayouts.outbox;

import org.jspecify.annotations.NullMarked;
