package org.openpayouts.payoutapi.rate;

import java.math.BigDecimal;
import java.time.Instant;

/** Units of {@code quote} for one unit of {@code base}; the highest version of a base wins. */
record Quote(String base, String quote, BigDecimal rate, long version, Instant observedAt) {}
