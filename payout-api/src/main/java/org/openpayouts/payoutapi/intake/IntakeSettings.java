package org.openpayouts.payoutapi.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How requests become payouts.
 *
 * @param queueCapacity requests that may wait for a commit, half of them of one merchant; one more
 *     is answered 503
 * @param writers threads that commit batches
 * @param batchSize payouts committed together; a group that does not fit any more goes with them
 * @param gatherFor how long a batch may grow while many requests come together, at most 100 ms;
 *     where fewer come it is less
 * @param answerWithin how long a request waits for its commit before it is answered 503, at most a
 *     minute
 * @param repeatWindow how long a repeat of a signed request is answered with the payout it made, at
 *     most a year
 * @param groupsWaiting groups that may wait for a commit, a quarter of them of one merchant; one
 *     more is answered 503
 */
@Validated
@ConfigurationProperties("payouts.intake")
public record IntakeSettings(
    @Min(1) @Max(100_000) @DefaultValue("4096") int queueCapacity,
    @Min(1) @Max(8) @DefaultValue("2") int writers,
    @Min(1) @Max(500) @DefaultValue("256") int batchSize,
    @DefaultValue("20ms") Duration gatherFor,
    @DefaultValue("5s") Duration answerWithin,
    @DefaultValue("10m") Duration repeatWindow,
    @Min(1) @Max(64) @DefaultValue("16") int groupsWaiting) {
  private static final Duration GATHER_MAX = Duration.ofMillis(100);
  private static final Duration ANSWER_MAX = Duration.ofMinutes(1);
  private static final Duration REPEAT_MAX = Duration.ofDays(365);

  public IntakeSettings {
    requireAtMost(GATHER_MAX, gatherFor, "payouts.intake.gather-for");
    requireAtMost(ANSWER_MAX, answerWithin, "payouts.intake.answer-within");
    requireAtMost(REPEAT_MAX, repeatWindow, "payouts.intake.repeat-window");
    if (answerWithin.compareTo(gatherFor) <= 0) {
      throw new IllegalArgumentException(
          "payouts.intake.answer-within is not above payouts.intake.gather-for");
    }
  }

  private static void requireAtMost(Duration longest, Duration value, String name) {
    if (value.isNegative() || value.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "%s is negative or longer than %s".formatted(name, longest));
    }
  }
}
