/**
 * Proves from what a load generator asked, what it was answered, the facts in Kafka, the ledger's
 * lines and the chain's blocks that no money came from nowhere, got lost or was moved twice. The
 * proofs decide and read nothing themselves, and compute every amount again from what was asked
 * for, so each has a unit test in which a planted fault turns it red.
 */
@NullMarked
package org.openpayouts.systemtests.conservation;

import org.jspecify.annotations.NullMarked;
