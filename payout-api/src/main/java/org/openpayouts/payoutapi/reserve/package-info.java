/**
 * A merchant's money as this service sees it: deposits, reversals and withdrawals that an operator
 * tells of, passed on as commands; where money comes in; the balances that the ledger publishes
 * after each posting, what it said of withdrawals, and the lines of the ledger as its merchant
 * reads them.
 */
@NullMarked
package org.openpayouts.payoutapi.reserve;

import org.jspecify.annotations.NullMarked;
