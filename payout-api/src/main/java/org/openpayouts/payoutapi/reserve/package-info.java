/**
 * A merchant's money as this service sees it: deposits that an operator reports, passed on as
 * commands, and the balances that the ledger publishes after each posting.
 */
@NullMarked
package org.openpayouts.payoutapi.reserve;

import org.jspecify.annotations.NullMarked;
