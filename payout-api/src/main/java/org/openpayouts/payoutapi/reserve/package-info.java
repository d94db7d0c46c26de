/**
 * A merchant's money as this service sees it: deposits that an operator reports, passed on as
 * commands, the balances that the ledger publishes after each posting, and the lines of the ledger
 * as its merchant reads them.
 */
@NullMarked
package org.openpayouts.payoutapi.reserve;

import org.jspecify.annotations.NullMarked;
