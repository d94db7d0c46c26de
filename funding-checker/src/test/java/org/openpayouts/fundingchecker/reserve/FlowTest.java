package org.openpayouts.fundingchecker.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpayouts.fundingchecker.reserve.Account.AVAILABLE;
import static org.openpayouts.fundingchecker.reserve.Account.DEPOSITS_CLEARING;
import static org.openpayouts.fundingchecker.reserve.Account.RECEIVABLE;
import static org.openpayouts.fundingchecker.reserve.Account.SUSPENSE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;

class FlowTest {
  private static final LedgerKey EUR =
      new LedgerKey(new MerchantId(IdSource.secure().nextId()), Currencies.of("EUR"));

  private static final Reserve EMPTY = reserve(0, 0, "0");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  @Test
  void makesADepositAvailable() {
    Flow flow = Flow.in(reserve(0, 0, "0"), new BigDecimal("12.34"));

    assertThat(flow.entries())
        .containsExactly(new Entry(DEPOSITS_CLEARING, -1234), new Entry(AVAILABLE, 1234));
    assertThat(flow.dust()).isEqualByComparingTo("0");
  }

  @Test
  void keepsDustExactlyAndMovesAWholeUnitOfItToSuspense() {
    Flow first = Flow.in(reserve(0, 0, "0"), new BigDecimal("0.006"));
    Flow second = Flow.in(reserve(0, 0, "0.6"), new BigDecimal("1.007"));

    assertThat(first.entries()).isEmpty();
    assertThat(first.dust()).isEqualByComparingTo("0.6");
    assertThat(second.entries())
        .containsExactly(
            new Entry(DEPOSITS_CLEARING, -101), new Entry(AVAILABLE, 100), new Entry(SUSPENSE, 1));
    assertThat(second.dust()).isEqualByComparingTo("0.3");
  }

  @Test
  void takesAReversalFromWhatIsAvailableAndIsOwedTheRest() {
    Flow flow = Flow.out(reserve(300, 0, "0"), new BigDecimal("10.00"));

    assertThat(flow.entries())
        .containsExactly(
            new Entry(DEPOSITS_CLEARING, 1000),
            new Entry(AVAILABLE, -300),
            new Entry(RECEIVABLE, -700));
  }

  @Test
  void paysWhatIsOwedFromTheNextDeposit() {
    Flow flow = Flow.in(reserve(0, -700, "0"), new BigDecimal("10.00"));

    assertThat(flow.entries())
        .containsExactly(
            new Entry(DEPOSITS_CLEARING, -1000),
            new Entry(RECEIVABLE, 700),
            new Entry(AVAILABLE, 300));
  }

  @Test
  void refusesWhatNoLedgerCanHold() {
    assertThatThrownBy(() -> Flow.in(reserve(0, 0, "0"), new BigDecimal("99999999999999999999")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void sumsToZeroAndTakesBackExactlyWhatItBrought() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      BigDecimal amount = BigDecimal.valueOf(1 + random.nextLong(1_000_000), random.nextInt(6));
      Reserve before = reserve(random.nextLong(1_000), -random.nextLong(1_000), dust(random));

      Flow in = Flow.in(before, amount);
      Reserve between = after(before, in);
      Flow out = Flow.out(between, amount);
      Reserve after = after(between, out);

      assertThat(in.entries().stream().mapToLong(Entry::amount).sum()).as("seed %s", seed).isZero();
      assertThat(out.entries().stream().mapToLong(Entry::amount).sum())
          .as("seed %s", seed)
          .isZero();
      assertThat(after.dust()).as("seed %s", seed).isEqualByComparingTo(before.dust());
      assertThat(net(after)).as("seed %s", seed).isEqualTo(net(before));
      assertThat(after.balances().of(AVAILABLE)).as("seed %s", seed).isNotNegative();
    }
  }

  /** As payout-api admits them: whole units, and at last whatever is left. */
  @Test
  void takesADepositBackInPartsAndNothingOfOthers() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Reserve others = after(EMPTY, Flow.in(EMPTY, amount(random)));
      BigDecimal left = amount(random);
      Reserve reserve = after(others, Flow.in(others, left));
      while (left.compareTo(CENT) > 0) {
        BigDecimal part = CENT.multiply(BigDecimal.valueOf(1 + random.nextInt(400_000))).min(left);
        reserve = after(reserve, Flow.out(reserve, part));
        left = left.subtract(part);
        assertThat(reserve.balances().of(SUSPENSE)).as("seed %s", seed).isNotNegative();
      }
      reserve = left.signum() == 0 ? reserve : after(reserve, Flow.out(reserve, left));

      assertThat(net(reserve)).as("seed %s", seed).isEqualTo(net(others));
      assertThat(reserve.balances().of(SUSPENSE))
          .as("seed %s", seed)
          .isEqualTo(others.balances().of(SUSPENSE));
      assertThat(reserve.dust()).as("seed %s", seed).isEqualByComparingTo(others.dust());
    }
  }

  private static BigDecimal amount(Random random) {
    return BigDecimal.valueOf(1 + random.nextLong(1_000_000), random.nextInt(6));
  }

  private static String dust(Random random) {
    return "0." + random.nextInt(10);
  }

  private static long net(Reserve reserve) {
    return reserve.balances().of(AVAILABLE) + reserve.balances().of(RECEIVABLE);
  }

  private static Reserve after(Reserve before, Flow flow) {
    return new Reserve(EUR, 1, before.balances().after(flow.entries()), flow.dust(), Instant.EPOCH);
  }

  private static Reserve reserve(long available, long receivable, String dust) {
    Balances balances = Balances.of(available, 0, 0, 0, 0, -available - receivable, 0, receivable);
    return new Reserve(EUR, 0, balances, new BigDecimal(dust), Instant.EPOCH);
  }
}
