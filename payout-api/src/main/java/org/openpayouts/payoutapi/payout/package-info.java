/**
 * What a merchant asks for and what became of it. The rules of a well-formed payout are pure
 * functions that name every problem at once; the stored payout is never updated, and its progress
 * is folded from facts of which the highest sequence wins.
 */
@NullMarked
package org.openpayouts.payoutapi.payout;

import org.jspecify.annotations.NullMarked;
