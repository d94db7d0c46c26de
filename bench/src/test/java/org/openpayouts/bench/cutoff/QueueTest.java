package org.openpayouts.bench.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.PayoutId;

class QueueTest {
  private static final Instant CUTOFF = Instant.parse("2026-03-02T14:00:00Z");
  private static final NumberedIds IDS = new NumberedIds(1_772_460_000L);
  private static final Queue QUEUE = new Queue(IDS, 20_000_000, 1_000, 3, CUTOFF);

  @Test
  void namesPayoutsByIdsThatAscendAndTellTheirNumber() {
    assertThat(IntStream.range(0, QUEUE.payouts()).mapToObj(QUEUE::payoutId))
        .isSorted()
        .allSatisfy(id -> assertThat(PayoutId.parse(id)).isPresent());
    assertThat(IntStream.range(0, QUEUE.payouts()))
        .allSatisfy(number -> assertThat(QUEUE.numberOf(QUEUE.payoutId(number))).isEqualTo(number));
  }

  @Test
  void knowsNoPayoutOfAnotherQueueOrRun() {
    Queue next = new Queue(IDS, 40_000_000, 1_000, 3, CUTOFF);
    Queue later = new Queue(new NumberedIds(IDS.run() + 1), 20_000_000, 1_000, 3, CUTOFF);

    assertThat(QUEUE.numberOf(next.payoutId(0))).isEqualTo(-1);
    assertThat(QUEUE.numberOf(later.payoutId(0))).isEqualTo(-1);
    assertThat(QUEUE.numberOf(QUEUE.merchantId(0))).isEqualTo(-1);
    assertThat(QUEUE.numberOf("short")).isEqualTo(-1);
  }

  @Test
  void costsTogetherWhatItsPayoutsCost() {
    long all = IntStream.range(0, QUEUE.payouts()).mapToLong(QUEUE::units).sum();

    assertThat(LongStream.of(QUEUE.unitsOfMerchants()).sum()).isEqualTo(all);
    assertThat(QUEUE.unitsOfMerchants()).hasSize(3);
    assertThat(QUEUE.amount(0)).isEqualTo("7.00");
    assertThat(Arrays.stream(QUEUE.unitsOfMerchants()).boxed()).allMatch(units -> units > 0);
  }

  @Test
  void isAskedForBeforeItsCutoff() {
    Queue longest = new Queue(IDS, 0, 3_000_000, 1, CUTOFF);

    assertThat(longest.requestedAt(2_999_999)).isBefore(CUTOFF);
  }

  @Test
  void refusesAMerchantWithoutAPayout() {
    assertThatThrownBy(() -> new Queue(IDS, 0, 2, 3, CUTOFF))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
