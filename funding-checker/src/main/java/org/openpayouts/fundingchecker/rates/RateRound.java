package org.openpayouts.fundingchecker.rates;

import java.time.Instant;

/**
 * One time that all sources are asked, by one replica.
 *
 * @param number higher than that of every round before
 * @param askedAt by the database's clock
 */
record RateRound(long number, Instant askedAt) {}
