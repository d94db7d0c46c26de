/**
 * The intake. Takes signed requests in BitPay's dialect, turns an accepted one into a stored payout
 * and a fact in one transaction, and answers questions from a read model folded from the facts of
 * the other services. It decides who asks, what is well-formed and what is a repeat; it never
 * decides whether a payout is funded, cancelled or paid.
 */
@NullMarked
package org.openpayouts.payoutapi;

import org.jspecify.annotations.NullMarked;
