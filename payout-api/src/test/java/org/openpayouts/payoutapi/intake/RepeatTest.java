package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Progress;
import org.openpayouts.payoutapi.payout.Status;

class RepeatTest {
  private static final Instant REQUESTED = Instant.parse("2026-01-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-01-01");
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Candidate CANDIDATE = Candidates.aCandidate();

  @ParameterizedTest
  @EnumSource(names = {"NEW", "FUNDED", "PROCESSING", "COMPLETE"})
  void replaysWithinTheWindow(Status status) {
    Made first = made(CANDIDATE, status);

    assertThat(Repeat.ofRequest(first, REQUESTED.plus(WINDOW), WINDOW))
        .isEqualTo(new IntakeOutcome.Replayed(first));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEW", "FUNDED", "PROCESSING", "COMPLETE"})
  void refusesAfterTheWindow(Status status) {
    Made first = made(CANDIDATE, status);

    assertThat(Repeat.ofRequest(first, REQUESTED.plus(WINDOW).plusNanos(1_000), WINDOW))
        .isEqualTo(new IntakeOutcome.TooLate(first));
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "FAILED"})
  void refusesWhatHasEnded(Status status) {
    Made first = made(CANDIDATE, status);

    assertThat(Repeat.ofRequest(first, REQUESTED, WINDOW))
        .isEqualTo(new IntakeOutcome.Ended(first, status));
    assertThat(Repeat.ofKey(first, CANDIDATE.content(), TODAY))
        .isEqualTo(new IntakeOutcome.Ended(first, status));
  }

  @Test
  void takesAKeyForTheSameOnlyWithTheSameContent() {
    Made first = made(CANDIDATE, Status.NEW);

    assertThat(Repeat.ofKey(first, Candidates.aCandidate().content(), TODAY))
        .isEqualTo(new IntakeOutcome.Replayed(first));
    assertThat(Repeat.ofKey(first, Candidates.aCandidate("11").content(), TODAY))
        .isEqualTo(new IntakeOutcome.KeyReused(first));
  }

  @Test
  void takesAGroupForTheSameInWhateverOrder() {
    Made first = made(Candidates.aGroup("10", "11", "11"), Status.NEW);

    assertThat(Repeat.ofKey(first, Candidates.aGroup("11", "10", "11").content(), TODAY))
        .isEqualTo(new IntakeOutcome.Replayed(first));
    assertThat(Repeat.ofKey(first, Candidates.aGroup("10", "10", "11").content(), TODAY))
        .isEqualTo(new IntakeOutcome.KeyReused(first));
    assertThat(Repeat.ofKey(first, Candidates.aGroup("10", "11").content(), TODAY))
        .isEqualTo(new IntakeOutcome.KeyReused(first));
  }

  @Test
  void takesNoPayoutForAGroupOfOne() {
    Made group = made(Candidates.aGroup("10"), Status.NEW);
    Made payout = made(Candidates.aCandidate("10"), Status.NEW);

    assertThat(Repeat.ofKey(group, Candidates.aCandidate("10").content(), TODAY))
        .isEqualTo(new IntakeOutcome.KeyReused(group));
    assertThat(Repeat.ofKey(payout, Candidates.aGroup("10").content(), TODAY))
        .isEqualTo(new IntakeOutcome.KeyReused(payout));
    assertThat(group.name()).isEqualTo("group " + group.first().payout().groupId());
    assertThat(payout.name()).isEqualTo("payout " + payout.first().payout().id());
  }

  @Test
  void replaysAGroupOfWhichSomethingIsLeft() {
    Candidate group = Candidates.aGroup("10", "11");
    Made first = made(group, Status.CANCELLED, Status.NEW);
    Made ended = made(group, Status.FAILED, Status.CANCELLED);

    assertThat(Repeat.ofRequest(first, REQUESTED, WINDOW))
        .isEqualTo(new IntakeOutcome.Replayed(first));
    assertThat(Repeat.ofRequest(ended, REQUESTED, WINDOW))
        .isEqualTo(new IntakeOutcome.Ended(ended, Status.FAILED));
  }

  /** The last state stands for all payouts behind it. */
  private static Made made(Candidate candidate, Status... states) {
    List<Payout> payouts = candidate.acceptedAt(REQUESTED);
    return new Made(
        IntStream.range(0, payouts.size())
            .mapToObj(i -> view(payouts.get(i), states[Math.min(i, states.length - 1)]))
            .toList(),
        List.of());
  }

  private static PayoutView view(Payout payout, Status status) {
    return new PayoutView(payout, new Progress(1, status, null, null, List.of()));
  }
}
