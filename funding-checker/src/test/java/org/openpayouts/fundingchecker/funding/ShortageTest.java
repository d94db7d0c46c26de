package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;

class ShortageTest {
  private static final Instant CUTOFF = Instant.parse("2026-01-05T14:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-05T14:00:03Z");

  /** A sweep may come to a cutoff late, when the instant that followed it is past as well. */
  @ParameterizedTest
  @CsvSource({
    ",                      ",
    "2026-01-05T21:00:00Z,  2026-01-05T21:00:00Z",
    "2026-01-05T14:00:03Z,  ",
    "2026-01-05T14:00:02Z,  "
  })
  void tellsTheNextCutoffOnlyWhileItIsAhead(@Nullable Instant next, @Nullable Instant told) {
    Shortage.Cutoff cutoff = Shortage.Cutoff.of(sweep(next), NOW);

    assertThat(cutoff).isEqualTo(new Shortage.Cutoff("cutoff", CUTOFF, told));
  }

  private static Sweep sweep(@Nullable Instant next) {
    return new Sweep(
        1,
        new Sweep.Cutoff("cutoff", "event", null, next),
        new LedgerKey(new MerchantId("LDxRZCGq174SF8AnQpdBPB"), Currencies.of("USD")),
        CUTOFF,
        false,
        false,
        null,
        new Place(Instant.EPOCH, ""),
        0);
  }
}
