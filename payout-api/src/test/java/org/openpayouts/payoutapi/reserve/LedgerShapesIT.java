package org.openpayouts.payoutapi.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;

/** A ledger has the same lines however the facts about it come, and they sum up to its balance. */
class LedgerShapesIT {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final LedgerEntries entries = RunningApi.shared().bean(LedgerEntries.class);

  static IntStream shapesOfFive() {
    return Shapes.numbers(5);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void keepsEachLineOnce(int shape) {
    var merchant = new MerchantId(IdSource.secure().nextId());
    PayoutSnapshot paid = TestFacts.payout(merchant.value(), "paid", "EUR");
    PayoutSnapshot failed = TestFacts.payout(merchant.value(), "failed", "EUR");

    new Shapes(
            Topics.LIFECYCLE,
            List.of(
                TestFacts.moved(merchant.value(), 1, 5_000, 0),
                TestFacts.funded(paid, 2),
                TestFacts.funded(failed, 2),
                TestFacts.failed(failed, 3),
                TestFacts.moved(merchant.value(), 2, -4_000, -1_000)))
        .batches(shape, "")
        .forEach(batch -> entries.keep(EntryFacts.of(batch)));

    List<LedgerEntry> lines =
        entries.of(
            merchant,
            new LedgerEntries.Window(Currencies.of("EUR"), BEGIN, BEGIN.plusSeconds(1), 100, 0));
    assertThat(lines)
        .extracting(LedgerEntry::cause)
        .containsExactlyInAnyOrder(
            "deposit:money-1",
            "payout_funded:paid",
            "payout_funded:failed",
            "payout_failed:failed",
            "deposit_reversed:money-2");
    assertThat(lines.stream().mapToLong(LedgerEntry::amount).sum()).isEqualTo(-1_000);
  }
}
