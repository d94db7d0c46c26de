package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.AnOpenPayout.RECIPIENT;
import static org.openpayouts.fundingchecker.funding.AnOpenPayout.anOpenPayout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.funding.FundingPolicy.Round;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.merchant.PlatformFee;
import org.openpayouts.fundingchecker.merchant.Restrictions;
import org.openpayouts.fundingchecker.rates.RateTable;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;

class FundingPolicyTest {
  private static final MerchantId MERCHANT = new MerchantId(IdSource.secure().nextId());
  private static final Instant CUTOFF = Instant.parse("2026-03-02T14:00:00Z");
  private static final RateTable RATES =
      new RateTable(Map.of("BTC", Map.of("USD", new BigDecimal("50000"))));
  private static final Merchant ACTIVE = merchant(true, false);
  private static final Merchant OVERTAKING = merchant(true, true);
  private static final Merchant SUSPENDED = merchant(false, false);

  @Test
  void fundsInOrderUntilTheReserveEnds() {
    List<OpenPayout> queue =
        queue(anOpenPayout(1, "40"), anOpenPayout(2, "60"), anOpenPayout(3, "10"));

    Round round = policy(ACTIVE).decide(10_500, queue);

    assertThat(round.verdicts())
        .hasExactlyElementsOfTypes(Verdict.Fund.class, Verdict.Fund.class, Verdict.Short.class);
    assertThat(round.held()).isEqualTo(10_000);
    assertThat(round.shortage()).contains(new Verdict.Short(queue.get(2), 500));
  }

  @Test
  void fundsExactlyUpToTheLastUnit() {
    Round round = policy(ACTIVE).decide(10_000, queue(anOpenPayout(1, "100")));

    assertThat(round.held()).isEqualTo(10_000);
    assertThat(round.shortage()).isEmpty();
  }

  @Test
  void letsNoSmallPayoutOvertakeALargeOneByDefault() {
    Round round = policy(ACTIVE).decide(5_000, queue(anOpenPayout(1, "60"), anOpenPayout(2, "10")));

    assertThat(round.verdicts()).hasExactlyElementsOfTypes(Verdict.Short.class);
    assertThat(round.held()).isZero();
  }

  @Test
  void letsSmallPayoutsOvertakeWhereTheMerchantWantsIt() {
    List<OpenPayout> queue =
        queue(anOpenPayout(1, "60"), anOpenPayout(2, "10"), anOpenPayout(3, "50"));

    Round round = policy(OVERTAKING).decide(5_000, queue);

    assertThat(round.verdicts())
        .hasExactlyElementsOfTypes(Verdict.Short.class, Verdict.Fund.class, Verdict.Short.class);
    assertThat(round.shortage()).contains(new Verdict.Short(queue.getFirst(), 1_000));
  }

  @Test
  void stepsAsideForTheNextPayoutForEveryOtherReason() {
    List<OpenPayout> queue =
        queue(
            anOpenPayout(1, "10").to("nobody"),
            anOpenPayout(2, "4.99"),
            anOpenPayout(3, "10").effectiveAt(CUTOFF.plusNanos(1_000)),
            anOpenPayout(4, "10").in("EUR"),
            anOpenPayout(5, "10000000000000.01"),
            anOpenPayout(6, "10"));

    Round round = policy(ACTIVE).decide(1_000, queue);

    assertThat(reasons(round))
        .containsExactly(
            Reason.RECIPIENT_NOT_ACTIVE,
            Reason.BELOW_MINIMUM,
            Reason.BEFORE_EFFECTIVE_DATE,
            Reason.RATE_UNAVAILABLE,
            Reason.LARGEST_EXCEEDED);
    assertThat(round.verdicts().getLast()).isInstanceOf(Verdict.Fund.class);
    assertThat(round.shortage()).isEmpty();
  }

  @Test
  void saysWhenAPayoutBecomesEligible() {
    Instant tomorrow = Instant.parse("2026-03-03T09:00:00Z");
    OpenPayout payout = anOpenPayout(1, "10").effectiveAt(tomorrow).build();

    Round round = policy(ACTIVE).decide(10_000, List.of(payout));

    assertThat(round.verdicts())
        .containsExactly(new Verdict.StepAside(payout, Reason.BEFORE_EFFECTIVE_DATE, tomorrow));
  }

  @Test
  void fundsAPayoutWhoseEffectiveInstantIsTheCutoff() {
    Round round = policy(ACTIVE).decide(10_000, queue(anOpenPayout(1, "10").effectiveAt(CUTOFF)));

    assertThat(round.held()).isEqualTo(1_000);
  }

  @Test
  void fundsNothingOfASuspendedMerchantOrOfOneWhoOwes() {
    List<OpenPayout> queue = queue(anOpenPayout(1, "10"));

    assertThat(reasons(policy(SUSPENDED).decide(10_000, queue)))
        .containsExactly(Reason.MERCHANT_SUSPENDED);
    assertThat(reasons(policy(ACTIVE, true).decide(10_000, queue)))
        .containsExactly(Reason.RECEIVABLE_OPEN);
  }

  @Test
  void paysNoRecipientOfAnotherMerchantAndNoAssetWithoutARail() {
    Payee foreign = payee(new MerchantId(IdSource.secure().nextId()), "BTC", "bitcoin");
    Payee unpayable = payee(MERCHANT, "DOGE", "dogecoin");
    List<OpenPayout> queue = queue(anOpenPayout(1, "10"));

    assertThat(reasons(policy(ACTIVE, false, foreign).decide(10_000, queue)))
        .containsExactly(Reason.RECIPIENT_NOT_ACTIVE);
    assertThat(reasons(policy(ACTIVE, false, unpayable).decide(10_000, queue)))
        .containsExactly(Reason.RECIPIENT_NOT_ACTIVE);
  }

  @Test
  void neverHoldsMoreThanTheReserveAndNeverCaresForTheOrderOfArrival() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<OpenPayout> arrived = new ArrayList<>(randomQueue(random));
      long available = random.nextLong(50_000);
      Merchant merchant = random.nextBoolean() ? ACTIVE : OVERTAKING;

      Round round = policy(merchant).decide(available, inOrder(arrived));
      Collections.shuffle(arrived, random);
      Round shuffled = policy(merchant).decide(available, inOrder(arrived));

      assertThat(round.held()).as("seed %s", seed).isBetween(0L, available);
      assertThat(shuffled).as("seed %s", seed).isEqualTo(round);
    }
  }

  @Test
  void fundsNothingMoreWhenItIsAskedAgain() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<OpenPayout> queue = inOrder(randomQueue(random));
      long available = random.nextLong(50_000);

      Round first = policy(ACTIVE).decide(available, queue);
      List<OpenPayout> left =
          queue.stream().filter(payout -> !funded(first).contains(payout)).toList();
      Round again = policy(ACTIVE).decide(available - first.held(), left);

      assertThat(funded(again)).as("seed %s", seed).isEmpty();
    }
  }

  private static List<OpenPayout> funded(Round round) {
    return round.verdicts().stream()
        .filter(Verdict.Fund.class::isInstance)
        .map(Verdict::payout)
        .toList();
  }

  private static List<OpenPayout> randomQueue(Random random) {
    return LongStream.range(0, random.nextInt(40))
        .mapToObj(order -> anOpenPayout(order, Integer.toString(1 + random.nextInt(60))))
        .map(payout -> random.nextInt(8) == 0 ? payout.to("nobody") : payout)
        .map(AnOpenPayout::build)
        .toList();
  }

  private static List<OpenPayout> inOrder(List<OpenPayout> payouts) {
    return payouts.stream().sorted(Comparator.comparing(OpenPayout::place)).toList();
  }

  private static List<OpenPayout> queue(AnOpenPayout... payouts) {
    return Stream.of(payouts).map(AnOpenPayout::build).toList();
  }

  private static List<Reason> reasons(Round round) {
    return round.verdicts().stream()
        .filter(Verdict.StepAside.class::isInstance)
        .map(verdict -> ((Verdict.StepAside) verdict).reason())
        .toList();
  }

  private static FundingPolicy policy(Merchant merchant) {
    return policy(merchant, false);
  }

  private static FundingPolicy policy(Merchant merchant, boolean receivableOpen) {
    return policy(merchant, receivableOpen, payee(MERCHANT, "BTC", "bitcoin"));
  }

  private static FundingPolicy policy(Merchant merchant, boolean receivableOpen, Payee payee) {
    Pricing pricing =
        new Pricing(RATES, merchant.platformFee(), NetworkFees.NONE, Currencies.of("USD"));
    return new FundingPolicy(
        merchant, receivableOpen, CUTOFF, pricing, Map.of(RECIPIENT, payee), Spent.NOTHING);
  }

  private static Payee payee(MerchantId merchantId, String asset, String chain) {
    return new Payee(merchantId, 1, asset, chain, "address", null, Mac.of(new byte[32]));
  }

  private static Merchant merchant(boolean active, boolean overtaking) {
    return new Merchant(
        MERCHANT, 1, active, overtaking, false, PlatformFee.NONE, false, Restrictions.NONE);
  }
}
