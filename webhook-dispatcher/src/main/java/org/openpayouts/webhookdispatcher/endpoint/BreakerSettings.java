package org.openpayouts.webhookdispatcher.endpoint;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one endpoint may be asked, and when it is left alone.
 *
 * @param room requests in flight to one endpoint, over all replicas
 * @param failures failures in a row that open the breaker
 * @param window how long answers are counted together
 * @param windowMinimum answers below which a window proves nothing
 * @param windowFailurePercent share of failures in a window that opens the breaker
 * @param openFor first wait before a probe; doubles with each failed probe
 * @param openAtMost longest wait before a probe
 * @param holdAfter an endpoint that failed for this long is held until somebody asks
 */
@Validated
@ConfigurationProperties("payouts.webhooks.endpoint")
public record BreakerSettings(
    @DefaultValue("10") @Min(1) @Max(1000) int room,
    @DefaultValue("10") @Min(1) int failures,
    @DefaultValue("5m") Duration window,
    @DefaultValue("20") @Min(1) int windowMinimum,
    @DefaultValue("70") @Min(1) @Max(100) int windowFailurePercent,
    @DefaultValue("15s") Duration openFor,
    @DefaultValue("10m") Duration openAtMost,
    @DefaultValue("5d") Duration holdAfter) {}
