package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One price as one source told it.
 *
 * @param price units of the quote for one unit of the base
 * @param observedAt when the source saw it; when it was asked, where it does not say
 */
record Observation(String source, Pair pair, BigDecimal price, Instant observedAt) {}
