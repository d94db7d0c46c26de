package org.openpayouts.payoutapi.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientStatusTest {

  /** Every status, and where each move leads from it: - where there is no such move. */
  @ParameterizedTest
  @CsvSource({
    // status, invite, enrol, verify, activate, remove
    "invited,    -,       unverified, -,        active, removed",
    "unverified, -,       -,          verified, -,      removed",
    "verified,   -,       -,          -,        active, removed",
    "active,     -,       -,          -,        -,      removed",
    "paused,     -,       -,          -,        -,      -",
    "removed,    invited, -,          -,        -,      -"
  })
  void movesAsTheTableSays(
      String status, String invite, String enrol, String verify, String activate, String remove) {
    RecipientStatus from = RecipientStatus.parse(status).orElseThrow();

    assertThat(Arrays.stream(RecipientMove.values()).map(move -> after(from, move)))
        .containsExactly(invite, enrol, verify, activate, remove);
  }

  @ParameterizedTest
  @CsvSource({
    "invited, 4001",
    "unverified, 4002",
    "verified, 4003",
    "active, 4004",
    "paused, 4005",
    "removed, 4006"
  })
  void isToldUnderItsOwnCode(String status, int code) {
    assertThat(RecipientEvent.of(RecipientStatus.valueOf(status.toUpperCase(Locale.ROOT))))
        .isEqualTo(new RecipientEvent(code, "recipient_" + status));
  }

  private static String after(RecipientStatus from, RecipientMove move) {
    return from.after(move).map(RecipientStatus::word).orElse("-");
  }
}
