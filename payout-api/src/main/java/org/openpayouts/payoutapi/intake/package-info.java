/**
 * The one way in for payouts. Waiting requests are committed together: digests first, so that a
 * repeat finds the payout that its first made, then payouts and their facts, all in one
 * transaction. Nobody is answered before the commit, and a commit in doubt is read again by digest.
 */
@NullMarked
package org.openpayouts.payoutapi.intake;

import org.jspecify.annotations.NullMarked;
