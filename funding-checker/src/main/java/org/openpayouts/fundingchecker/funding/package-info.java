/**
 * Funding: which waiting payouts a cutoff funds, and who took one back before. The narrow row of an
 * open payout is the arbiter between both: whoever deletes it decides. The decision itself is a
 * pure fold over payouts in the order of their requests; around it a sweep works through one
 * merchant and ledger currency in chunks, each one transaction.
 */
@NullMarked
package org.openpayouts.fundingchecker.funding;

import org.jspecify.annotations.NullMarked;
