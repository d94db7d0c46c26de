package org.openpayouts.webhookdispatcher.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are tried.
 *
 * @param retries waits after each failed attempt; one attempt more than waits is made
 * @param jitterPercent how far a wait is spread to both sides
 * @param retryAfterLimit a receiver's Retry-After counts up to this many times the wait
 * @param slowDown least wait after a 429 or a timeout
 * @param deadline a fact older than this is not told any more
 * @param shortageDeadline the same for the notice that a reserve is short, which a deposit or the
 *     next cutoff may have overtaken
 * @param total time for one request, from resolving the host to the last byte read
 * @param connect time for connecting
 * @param lease how long one attempt may be in doubt before it is tried again
 * @param inFlight requests in flight in this process
 * @param perEndpoint deliveries of one endpoint taken in one claim
 * @param poll longest wait before looking for due deliveries
 * @param keyWait wait before looking again for a webhook key that has not arrived yet
 * @param supersedeAfterFailures failed attempts after which a newer fact may replace an older one
 * @param supersedePatience how long the older one must have waited too
 * @param repeatEvents whether an event that a payout had before is told again, as after a
 *     reorganisation of its chain
 */
@Validated
@ConfigurationProperties("payouts.webhooks.delivery")
public record DeliverySettings(
    @DefaultValue({
          "5s", "30s", "2m", "10m", "30m", "1h", "2h", "4h", "8h", "12h", "12h", "12h", "12h", "8h"
        })
        @NotEmpty
        List<Duration> retries,
    @DefaultValue("20") @Min(0) @Max(50) int jitterPercent,
    @DefaultValue("4") @Min(1) int retryAfterLimit,
    @DefaultValue("60s") Duration slowDown,
    @DefaultValue("72h") Duration deadline,
    @DefaultValue("24h") Duration shortageDeadline,
    @DefaultValue("15s") Duration total,
    @DefaultValue("3s") Duration connect,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("256") @Min(1) @Max(10_000) int inFlight,
    @DefaultValue("4") @Min(1) int perEndpoint,
    @DefaultValue("200ms") Duration poll,
    @DefaultValue("5s") Duration keyWait,
    @DefaultValue("3") @Min(1) int supersedeAfterFailures,
    @DefaultValue("10m") Duration supersedePatience,
    @DefaultValue("false") boolean repeatEvents) {

  public DeliverySettings {
    retries = List.copyOf(retries);
    if (lease.compareTo(total.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "payouts.webhooks.delivery.lease must be at least twice payouts.webhooks.delivery.total");
    }
  }

  /** How old a fact about something may be to be told. */
  Duration deadlineOf(Subject.Kind kind) {
    return switch (kind) {
      case PAYOUT, RECIPIENT -> deadline;
      case RESERVE -> shortageDeadline;
    };
  }

  /** Requests in flight of one merchant over all replicas: a quarter of what one process has. */
  int perMerchant() {
    return Math.max(1, inFlight / 4);
  }
}
