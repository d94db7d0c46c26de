/**
 * The last published price of each currency, as far as intake needs one: to refuse what is worth
 * less than the smallest payout. Rates that pay anybody are fixed elsewhere, at funding.
 */
@NullMarked
package org.openpayouts.payoutapi.rate;

import org.jspecify.annotations.NullMarked;
