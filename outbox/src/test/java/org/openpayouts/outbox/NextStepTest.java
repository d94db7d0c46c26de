package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.outbox.Inbound.Role;

/** The whole error policy as a table. */
class NextStepTest {

  @ParameterizedTest
  @CsvSource({
    // kind, many records, one record in a read model, one record where it is decided
    "INFRASTRUCTURE, RETRY_LATER, RETRY_LATER, RETRY_LATER",
    "UNKNOWN_SCHEMA, RETRY_LATER, RETRY_LATER, RETRY_LATER",
    "UNDECODABLE,    HALVE,       DEAD_LETTER, DEAD_LETTER",
    "UNKNOWN_TYPE,   HALVE,       SKIP,        STOP_PARTITION",
    "TIMEOUT,        HALVE,       RETRY_LATER, RETRY_LATER",
    "CONFLICT,       RETRY_NOW,   RETRY_NOW,   RETRY_NOW",
    "DEFECT,         HALVE,       PARK,        PARK",
  })
  void followsFromKindSizeAndRole(
      FailureKind kind, NextStep many, NextStep oneProjected, NextStep oneDecided) {
    assertThat(NextStep.after(kind, 2, Role.PROJECTION)).isEqualTo(many);
    assertThat(NextStep.after(kind, 2, Role.DECIDER)).isEqualTo(many);
    assertThat(NextStep.after(kind, 1, Role.PROJECTION)).isEqualTo(oneProjected);
    assertThat(NextStep.after(kind, 1, Role.DECIDER)).isEqualTo(oneDecided);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"INFRASTRUCTURE", "TIMEOUT", "CONFLICT", "UNKNOWN_SCHEMA"})
  void neverSkipsAndNeverSetsAsideWhatOnlyTimeCanHeal(FailureKind kind) {
    assertThat(NextStep.after(kind, 1, Role.PROJECTION))
        .isNotIn(NextStep.SKIP, NextStep.PARK, NextStep.DEAD_LETTER);
  }
}
