package org.openpayouts.payoutapi.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

  @Test
  void tellsTheFeesOfALine() {
    var merchant = new MerchantId(IdSource.secure().nextId());
    LedgerEntry line = line(merchant);

    entries.keep(List.of(line));

    assertThat(of(merchant)).containsExactly(line);
  }

  @Test
  void addsTheFeesToALineThatAnOlderBuildKept() {
    var merchant = new MerchantId(IdSource.secure().nextId());
    LedgerEntry line = line(merchant);
    entries.keep(List.of(withFees(line, line.amount(), null)));

    entries.keep(List.of(line, line));

    assertThat(of(merchant)).containsExactly(line);
  }

  @Test
  void leavesALineOfOtherMoneyAlone() {
    var merchant = new MerchantId(IdSource.secure().nextId());
    LedgerEntry line = line(merchant);
    LedgerEntry other = withFees(line, line.amount() - 1, null);
    entries.keep(List.of(other));

    entries.keep(List.of(line));

    assertThat(of(merchant)).containsExactly(other);
  }

  @Test
  void keepsTheFeesThatWereToldFirst() {
    var merchant = new MerchantId(IdSource.secure().nextId());
    LedgerEntry line = line(merchant);
    entries.keep(List.of(line));

    entries.keep(List.of(withFees(line, line.amount(), new LedgerEntry.Fees(-36, -2))));

    assertThat(of(merchant)).containsExactly(line);
  }

  private static LedgerEntry line(MerchantId merchant) {
    PayoutSnapshot payout = TestFacts.payout(merchant.value(), "charged", "EUR");
    LedgerEntry line =
        EntryFacts.entry(TestFacts.charged(TestFacts.funded(payout, 2), 1_000, 35, 3))
            .orElseThrow();
    assertThat(line.amount()).isEqualTo(-1_038);
    assertThat(line.fees()).isEqualTo(new LedgerEntry.Fees(-35, -3));
    return line;
  }

  private static LedgerEntry withFees(
      LedgerEntry line, long amount, LedgerEntry.@Nullable Fees fees) {
    return new LedgerEntry(
        line.merchantId(),
        line.cause(),
        line.id(),
        line.units(),
        amount,
        fees,
        line.code(),
        line.subject(),
        line.at());
  }

  private List<LedgerEntry> of(MerchantId merchant) {
    return entries.of(
        merchant,
        new LedgerEntries.Window(Currencies.of("EUR"), BEGIN, BEGIN.plusSeconds(1), 100, 0));
  }
}
