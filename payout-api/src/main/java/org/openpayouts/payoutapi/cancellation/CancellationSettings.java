package org.openpayouts.payoutapi.cancellation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a cancel waits for its decision.
 *
 * @param decideWithin after which the answer is 503, "received, not decided yet"
 * @param pollInterval between two looks at the database, for all waiting cancels together
 * @param maxWaiting cancels that may wait at once, a quarter of them of one merchant; one more is
 *     answered 503 before it is published
 * @param decideGroupWithin the same for a group; what is undecided by then is named in the answer
 * @param maxGroupsWaiting groups whose cancel may wait at once, a quarter of them of one merchant
 */
@Validated
@ConfigurationProperties("payouts.cancellation")
public record CancellationSettings(
    @DefaultValue("5s") Duration decideWithin,
    @DefaultValue("50ms") Duration pollInterval,
    @Min(1) @Max(10_000) @DefaultValue("1000") int maxWaiting,
    @DefaultValue("10s") Duration decideGroupWithin,
    @Min(1) @Max(32) @DefaultValue("8") int maxGroupsWaiting) {}
