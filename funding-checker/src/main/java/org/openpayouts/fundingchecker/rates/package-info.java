/**
 * Rates: the prices at which payouts are funded. They are published as facts, and what funded a
 * payout stays fixed in it.
 */
@NullMarked
package org.openpayouts.fundingchecker.rates;

import org.jspecify.annotations.NullMarked;
