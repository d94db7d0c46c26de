/**
 * Rates: the prices at which payouts are funded, from a fixed table or from what sources outside
 * agree on. They are published as facts, and what funded a payout stays fixed in it.
 */
@NullMarked
package org.openpayouts.fundingchecker.rates;

import org.jspecify.annotations.NullMarked;
