/**
 * The last published price of each currency: to refuse what is worth less than the smallest payout,
 * and to show. Rates that pay anybody are fixed elsewhere, at funding.
 */
@NullMarked
package org.openpayouts.payoutapi.rate;

import org.jspecify.annotations.NullMarked;
