package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Progress;
import org.openpayouts.payoutapi.payout.Status;

class RepeatTest {
  private static final Instant REQUESTED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Candidate CANDIDATE = Candidates.aCandidate();

  @ParameterizedTest
  @EnumSource(names = {"NEW", "FUNDED", "PROCESSING", "COMPLETE"})
  void replaysWithinTheWindow(Status status) {
    PayoutView first = view(status);

    assertThat(Repeat.ofRequest(first, REQUESTED.plus(WINDOW), WINDOW))
        .isEqualTo(new IntakeOutcome.Replayed(first));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEW", "FUNDED", "PROCESSING", "COMPLETE"})
  void refusesAfterTheWindow(Status status) {
    assertThat(Repeat.ofRequest(view(status), REQUESTED.plus(WINDOW).plusNanos(1_000), WINDOW))
        .isEqualTo(new IntakeOutcome.TooLate(CANDIDATE.id()));
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "FAILED"})
  void refusesWhatHasEnded(Status status) {
    assertThat(Repeat.ofRequest(view(status), REQUESTED, WINDOW))
        .isEqualTo(new IntakeOutcome.Ended(CANDIDATE.id(), status));
    assertThat(Repeat.ofKey(view(status), CANDIDATE))
        .isEqualTo(new IntakeOutcome.Ended(CANDIDATE.id(), status));
  }

  @Test
  void takesAKeyForTheSameOnlyWithTheSameContent() {
    PayoutView first = view(Status.NEW);

    assertThat(Repeat.ofKey(first, Candidates.aCandidate()))
        .isEqualTo(new IntakeOutcome.Replayed(first));
    assertThat(Repeat.ofKey(first, Candidates.aCandidate("11")))
        .isEqualTo(new IntakeOutcome.KeyReused(CANDIDATE.id()));
  }

  private static PayoutView view(Status status) {
    return new PayoutView(
        CANDIDATE.acceptedAt(REQUESTED), new Progress(1, status, null, null, List.of()));
  }
}
