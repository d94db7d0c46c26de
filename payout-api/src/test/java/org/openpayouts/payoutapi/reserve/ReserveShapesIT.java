package org.openpayouts.payoutapi.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shown reserve comes to the same end however its postings come. */
class ReserveShapesIT {
  private final Reserves reserves = RunningApi.shared().bean(Reserves.class);
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
                .<SpecificRecord>map(cutoff ->
                    TestFacts.reserveShort(merchant.id(), cutoff, payout, 246))
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
}
