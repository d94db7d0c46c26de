package org.openpayouts.payoutapi.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shown reserve comes to the same end however its postings come. */
class ReserveShapesIT {
  private static final Instant TOLD_AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Reserves reserves = RunningApi.shared().bean(Reserves.class);
  private final Withdrawals withdrawals = RunningApi.shared().bean(Withdrawals.class);
  private final LedgerEntries entries = RunningApi.shared().bean(LedgerEntries.class);
  private final TestMerchant merchant = TestMerchant.on(RunningApi.shared());

  static IntStream shapesOfThree() {
    return Shapes.numbers(3);
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void keepsEachShortageOnce(int shape) {
    Shortages shortages = RunningApi.shared().bean(Shortages.class);
    String payout = IdSource.secure().nextId();
    List<String> cutoffs = Stream.generate(IdSource.secure()::nextId).limit(3).sorted().toList();

    new Shapes(
            Topics.RESERVE_ENTRIES,
            cutoffs.stream()
                .<SpecificRecord>map(
                    cutoff -> TestFacts.reserveShort(merchant.id(), cutoff, payout, 246))
                .toList())
        .batches(shape, "")
        .forEach(batch -> shortages.keep(ReserveBindings.shortages(batch)));

    assertThat(
            RunningApi.shared()
                .bean(JdbcClient.class)
                .sql(
                    "select cutoff_id from shortage where merchant_id = ? and missing_units = 246"
                        + " order by cutoff_id")
                .param(merchant.id())
                .query(String.class)
                .list())
        .isEqualTo(cutoffs);
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void keepsTheNewestPostingAlike(int shape) {
    String id = merchant.id();

    new Shapes(
            Topics.RESERVE_ENTRIES,
            List.of(
                TestFacts.posted(id, 1, 1_000, 0),
                TestFacts.posted(id, 2, 700, 300),
                TestFacts.posted(id, 3, 200, 800)))
        .batches(shape, "")
        .forEach(batch -> reserves.keep(ReserveBindings.newest(batch)));

    assertThat(reserves.of(new MerchantId(id)))
        .singleElement()
        .satisfies(reserve -> {
          assertThat(reserve.version()).isEqualTo(3);
          assertThat(reserve.balances()).isEqualTo(Map.of("AVAILABLE", 200L, "HELD", 800L));
        });
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void hearsWhatTheLedgerSaidOfWithdrawalsAlike(int shape) {
    String id = merchant.id();
    Withdrawal refused = withdrawal("refused-" + shape, "10");
    Withdrawal booked = withdrawal("booked-" + shape, "10");

    new Shapes(
            Topics.RESERVE_ENTRIES,
            List.of(
                TestFacts.refused(id, 1, refused.id(), 700, 300),
                TestFacts.moved(id, 2, 1_000, 0),
                TestFacts.withdrawn(id, 3, booked.id(), 1_000)))
        .batches(shape, "")
        .forEach(batch -> {
          entries.keep(EntryFacts.of(batch));
          withdrawals.keep(RefusalFacts.of(batch));
        });

    assertThat(withdrawals.decisionOf(refused))
        .isEqualTo(
            new Withdrawal.Decision.Refused(
                new Withdrawal.Refusal(refused.id(), 2, 700, 300, TOLD_AT)));
    assertThat(withdrawals.decisionOf(booked)).isEqualTo(new Withdrawal.Decision.Booked(TOLD_AT));
    assertThat(List.of(withdrawal("other", "10"), withdrawal("booked-" + shape, "10.01")))
        .allMatch(one -> withdrawals.decisionOf(one) instanceof Withdrawal.Decision.Waiting);
  }

  private Withdrawal withdrawal(String externalId, String amount) {
    var whose = new MerchantId(merchant.id());
    return new Withdrawal(
        CommandId.WITHDRAWAL.of(whose, externalId),
        whose,
        externalId,
        Currencies.of("EUR"),
        new BigDecimal(amount),
        TOLD_AT,
        UUID.randomUUID());
  }
}
