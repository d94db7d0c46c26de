package org.openpayouts.fundingchecker.forecast;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far a forecast looks; where it ends before the payouts do it says so.
 *
 * @param payoutsMax how many payouts one forecast judges at most
 * @param ledgersMax how many ledgers one forecast shows at most
 * @param timeout the longest that one forecast may take
 */
@Validated
@ConfigurationProperties("payouts.forecast")
record ForecastSettings(
    @DefaultValue("100000") @Min(1) @Max(1_000_000) int payoutsMax,
    @DefaultValue("1000") @Min(1) @Max(10_000) int ledgersMax,
    @DefaultValue("10s") Duration timeout) {}
