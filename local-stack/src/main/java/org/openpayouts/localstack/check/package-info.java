/**
 * What must be true after payouts have run, judged from witnesses outside the services: the
 * caller's own journal, the chain's blocks, the inbox's log and the ledger's rows.
 */
@NullMarked
package org.openpayouts.localstack.check;

import org.jspecify.annotations.NullMarked;
