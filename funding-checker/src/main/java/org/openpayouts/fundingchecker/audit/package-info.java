/**
 * The audit of the ledger: proves from the rows alone that sums are zero, balances are their
 * entries, and holds are the payouts that are funded or on their way.
 */
@NullMarked
package org.openpayouts.fundingchecker.audit;

import org.jspecify.annotations.NullMarked;
