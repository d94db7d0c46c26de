package org.openpayouts.broadcaster.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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

class BatchPlannerTest {
  private static final long OUTPUT_WEIGHT = 124;
  private static final FeeRate RATE = new FeeRate(4_000);
  private static final WalletWeights WEIGHTS =
      new WalletWeights(58, 272, 124, BaseUnits.of(294), 400_000);

  private final IdSource ids = new IdSource(new Random(1));

  private Payable pay(long amount) {
    var payment = new Payment(new PayoutId(ids.nextId()), "somewhere", BaseUnits.of(amount));
    return new Payable(payment, OUTPUT_WEIGHT);
  }

  private static Coin coin(int number, long amount) {
    var txid = new TransactionId("%064x".formatted(number));
    return new Coin(new OutputRef(txid, 0), BaseUnits.of(amount));
  }

  private static BatchLimits lanes(int lanes) {
    return new BatchLimits(WEIGHTS, lanes, BaseUnits.of(10_000));
  }

  private static Draft plan(List<Payable> payouts, List<Coin> coins, int lanes) {
    var decision = BatchPlanner.plan(payouts, coins, RATE, lanes(lanes));
    assertThat(decision).isInstanceOf(BatchDecision.Plan.class);
    return ((BatchDecision.Plan) decision).draft();
  }

  @Test
  void paysEverybodyFromTheLargestCoinAndKeepsTheOthers() {
    List<Payable> payouts = List.of(pay(1_000), pay(2_000), pay(3_000));

    Draft draft = plan(payouts, List.of(coin(1, 5_000), coin(2, 90_000)), 1);

    assertThat(draft.inputs()).containsExactly(coin(2, 90_000));
    assertThat(draft.payments()).isEqualTo(payouts.stream().map(Payable::payment).toList());
  }

  @Test
  void chargesExactlyTheFeeOfItsWeightToTheWallet() {
    Draft draft = plan(List.of(pay(1_000)), List.of(coin(1, 90_000)), 1);

    long weight = 58 + 272 + OUTPUT_WEIGHT + 124;
    assertThat(draft.fee()).isEqualTo(BaseUnits.of(weight));
    assertThat(draft.change()).containsExactly(BaseUnits.of(90_000 - 1_000 - weight));
  }

  @Test
  void splitsTheChangeIntoTheLanesThatAreMissing() {
    Draft draft = plan(List.of(pay(1_000)), List.of(coin(1, 90_000), coin(2, 20_000)), 4);

    assertThat(draft.inputs()).hasSize(1);
    assertThat(draft.change()).hasSize(3);
    assertThat(draft.change()).allMatch(part -> !part.isLessThan(BaseUnits.of(10_000)));
  }

  @Test
  void makesNoLaneSmallerThanWorthHaving() {
    Draft draft = plan(List.of(pay(1_000)), List.of(coin(1, 25_000)), 4);

    assertThat(draft.change()).hasSize(2);
  }

  @Test
  void leavesDustToTheNetwork() {
    long spent = 58 + 272 + OUTPUT_WEIGHT + 124;

    Draft draft = plan(List.of(pay(1_000)), List.of(coin(1, 1_000 + spent + 293)), 1);

    assertThat(draft.change()).isEmpty();
    assertThat(draft.fee()).isEqualTo(BaseUnits.of(spent + 293));
  }

  @Test
  void takesThePrefixThatTheMoneyReachesAndSaysThatItEnded() {
    List<Payable> payouts = List.of(pay(40_000), pay(40_000), pay(40_000), pay(1));

    var decision =
        (BatchDecision.Plan) BatchPlanner.plan(payouts, List.of(coin(1, 90_000)), RATE, lanes(1));

    assertThat(decision.draft().payments()).hasSize(2);
    assertThat(decision.walletRanShort()).isTrue();
  }

  @Test
  void refusesWhereNotEvenTheFirstCanBePaidAndSaysHowMuchIsMissing() {
    long fee = 58 + 272 + OUTPUT_WEIGHT;

    var decision = BatchPlanner.plan(List.of(pay(1_000)), List.of(coin(1, 500)), RATE, lanes(1));

    assertThat(decision).isEqualTo(new BatchDecision.HotWalletLow(BaseUnits.of(500 + fee)));
  }

  @Test
  void refusesAnEmptyWallet() {
    var decision = BatchPlanner.plan(List.of(pay(1_000)), List.of(), RATE, lanes(1));

    assertThat(decision).isInstanceOf(BatchDecision.HotWalletLow.class);
  }

  @Test
  void letsTheOthersPassWhereTheFirstWouldNeedMoreCoinsThanOneTransactionSpends() {
    List<Coin> small = IntStream.range(1, 2_001).mapToObj(n -> coin(n, 2_000)).toList();
    Payable tooHeavy = pay(3_000_000);
    Payable next = pay(500);

    Draft draft = plan(List.of(tooHeavy, next), small, 1);

    assertThat(draft.payments()).containsExactly(next.payment());
  }

  @Test
  void saysThatLargerCoinsAreMissingWhereNobodyElseWaits() {
    List<Coin> small = IntStream.range(1, 2_001).mapToObj(n -> coin(n, 2_000)).toList();

    var decision = BatchPlanner.plan(List.of(pay(3_000_000)), small, RATE, lanes(1));

    long fitting = (400_000 - 58 - OUTPUT_WEIGHT - 124) / 272;
    long fee = 58 + OUTPUT_WEIGHT + 272 * fitting;
    assertThat(decision)
        .isEqualTo(new BatchDecision.HotWalletLow(BaseUnits.of(3_000_000 + fee - 2_000 * fitting)));
  }

  @Test
  void stopsAtTheWeightThatNodesRelayNotAtACount() {
    List<Payable> payouts = IntStream.range(0, 4_000).mapToObj(n -> pay(1_000)).toList();

    Draft draft = plan(payouts, List.of(coin(1, 1_000_000_000)), 1);

    long weight = 58 + 272 + 124 + draft.payments().size() * OUTPUT_WEIGHT;
    assertThat(draft.payments()).hasSize(3_222);
    assertThat(weight).isLessThanOrEqualTo(400_000).isGreaterThan(400_000 - 2 * OUTPUT_WEIGHT);
  }

  @Test
  void neverPaysOutMoreThanComesInWhateverItIsGiven() {
    var random = new Random(20260101);
    for (int round = 0; round < 2_000; round++) {
      var payouts = new ArrayList<Payable>();
      var coins = new ArrayList<Coin>();
      for (int i = 0; i <= random.nextInt(20); i++) {
        payouts.add(pay(1 + random.nextInt(50_000)));
      }
      for (int i = 0; i < random.nextInt(12); i++) {
        coins.add(coin(i + 1, 1 + random.nextInt(60_000)));
      }

      var decision = BatchPlanner.plan(payouts, coins, RATE, lanes(1 + random.nextInt(5)));

      if (decision instanceof BatchDecision.Plan(Draft draft, boolean _)) {
        assertSound(draft, payouts, coins);
      }
    }
  }

  private static void assertSound(Draft draft, List<Payable> payouts, List<Coin> coins) {
    int paid = draft.payments().size();
    long weight =
        58 + 272L * draft.inputs().size() + OUTPUT_WEIGHT * paid + 124L * draft.change().size();
    assertThat(coins).containsAll(draft.inputs());
    assertThat(draft.inputs()).doesNotHaveDuplicates();
    assertThat(draft.payments())
        .isEqualTo(payouts.subList(0, paid).stream().map(Payable::payment).toList());
    assertThat(draft.fee()).isGreaterThanOrEqualTo(RATE.fee(weight));
    assertThat(draft.fee()).isLessThan(RATE.fee(weight + 124).plus(BaseUnits.of(294)));
    assertThat(draft.change()).allMatch(part -> !part.isLessThan(BaseUnits.of(294)));
  }
}
