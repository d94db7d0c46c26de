package org.openpayouts.fundingchecker.funding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sweeps work.
 *
 * @param workers threads of this replica that sweep, each one ledger at a time
 * @param chunkSize how many payouts one transaction judges at most
 * @param watermarkPatience how long a cutoff waits for the watermarks of its instant
 * @param pollInterval how often work is looked for when there was none
 * @param transactionTimeout the longest that one chunk may take; after a failure the next one is
 *     half as large
 * @param retryDelayMax the longest wait before a sweep that failed is tried again
 */
@Validated
@ConfigurationProperties("payouts.funding")
record FundingSettings(
    @DefaultValue("2") @Min(1) @Max(32) int workers,
    @DefaultValue("1000") @Min(1) @Max(10_000) int chunkSize,
    @DefaultValue("30s") Duration watermarkPatience,
    @DefaultValue("200ms") Duration pollInterval,
    @DefaultValue("2s") Duration transactionTimeout,
    @DefaultValue("1m") Duration retryDelayMax) {
  private static final int HALVINGS_MAX = 12;

  /** How many payouts the next chunk of a sweep judges that failed so often in a row. */
  int chunkSizeAfter(int failures) {
    return Math.max(1, chunkSize >> Math.min(failures, HALVINGS_MAX));
  }
}
