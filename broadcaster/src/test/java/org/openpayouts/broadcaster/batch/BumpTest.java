package org.openpayouts.broadcaster.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.WalletWeights;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;

class BumpTest {
  private static final WalletWeights WEIGHTS =
      new WalletWeights(58, 272, 124, BaseUnits.of(294), 400_000);
  private static final BaseUnits PAID = BaseUnits.of(1_000);
  private static final PayoutId PAYOUT = new PayoutId(new IdSource(new Random(3)).nextId());

  private static Draft draft(Long... change) {
    long total = 1_000 + 5_000 + Stream.of(change).mapToLong(Long::longValue).sum();
    var coin = new Coin(new OutputRef(new TransactionId("ab".repeat(32)), 0), BaseUnits.of(total));
    var payment = new Payment(PAYOUT, "here", BaseUnits.of(5_000));
    return new Draft(
        List.of(coin), List.of(payment), Stream.of(change).map(BaseUnits::of).toList());
  }

  @Test
  void paysMoreFromTheChangeAndNothingElseChanges() {
    Draft bumped = Bump.of(draft(9_000L), PAID, 4_000, new FeeRate(2_500), WEIGHTS).orElseThrow();

    assertThat(bumped.fee()).isEqualTo(BaseUnits.of(2_500));
    assertThat(bumped.inputs()).isEqualTo(draft(9_000L).inputs());
    assertThat(bumped.payments()).isEqualTo(draft(9_000L).payments());
    assertThat(bumped.change()).containsExactly(BaseUnits.of(7_500));
  }

  @Test
  void takesFromOneLaneAfterTheOtherAndLeavesNoDust() {
    Draft bumped =
        Bump.of(draft(794L, 9_000L), PAID, 4_000, new FeeRate(2_500), WEIGHTS).orElseThrow();

    assertThat(bumped.change()).containsExactly(BaseUnits.of(294), BaseUnits.of(8_000));
  }

  @Test
  void refusesWhereTheChangeCannotBearIt() {
    assertThat(Bump.of(draft(1_000L), PAID, 4_000, new FeeRate(2_500), WEIGHTS)).isEmpty();
    assertThat(Bump.of(draft(), PAID, 4_000, new FeeRate(2_500), WEIGHTS)).isEmpty();
  }

  @Test
  void refusesARiseThatNoNodeWouldRelay() {
    assertThat(Bump.of(draft(9_000L), PAID, 4_000, new FeeRate(1_999), WEIGHTS)).isEmpty();
  }

  @Test
  void asksForAQuarterMoreAndNeverLessThanNodesDo() {
    assertThat(Bump.next(BaseUnits.of(100_000), 4_000)).isEqualTo(new FeeRate(125_000));
    assertThat(Bump.next(BaseUnits.of(1_000), 4_000)).isEqualTo(new FeeRate(3_000));
  }
}
