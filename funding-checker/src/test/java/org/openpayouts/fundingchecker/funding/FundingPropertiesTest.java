package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.AnOpenPayout.anOpenPayout;
import static org.openpayouts.fundingchecker.funding.Circumstances.recipient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.fundingchecker.funding.FundingPolicy.Round;
import org.openpayouts.fundingchecker.merchant.Limits;
import org.openpayouts.fundingchecker.merchant.PlatformFee;

/** What holds of every decision, whatever the queue, the reserve, the limits and the chunks. */
class FundingPropertiesTest {
  private static final int SEEDS = 500;
  private static final int LARGEST = 6_000;

  /** A day of one merchant, made from a seed. */
  private record Scene(
      Circumstances circumstances, long available, List<OpenPayout> queue, int chunk, long seed) {
    static Scene of(long seed) {
      Random random = new Random(seed);
      Spent before =
          new Spent(random.nextLong(2 * LARGEST), Map.of(recipient(1), random.nextLong(LARGEST)));
      Circumstances circumstances =
          Circumstances.usual()
              .overtaking(random.nextBoolean())
              .charging(new PlatformFee(random.nextInt(20_000), random.nextInt(50)))
              .limited(
                  maybe(random, LARGEST), maybe(random, 8 * LARGEST), maybe(random, 3 * LARGEST))
              .having(before);
      return new Scene(
          circumstances, random.nextLong(10 * LARGEST), queue(random), 1 + random.nextInt(9), seed);
    }

    private static @Nullable Long maybe(Random random, int bound) {
      return random.nextInt(3) == 0 ? null : 1 + random.nextLong(bound);
    }

    private static List<OpenPayout> queue(Random random) {
      return LongStream.range(0, random.nextInt(40))
          .mapToObj(order ->
              anOpenPayout(order, 1 + random.nextInt(LARGEST / 100) + "." + random.nextInt(10, 100))
                  .to(recipient(random.nextInt(Circumstances.RECIPIENTS + 1)))
                  .build())
          .toList();
    }

    Round decide() {
      return circumstances.decide(available, queue);
    }

    @Override
    public String toString() {
      return "seed " + seed;
    }
  }

  static List<Scene> scenes() {
    return LongStream.range(0, SEEDS).mapToObj(Scene::of).toList();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void neverHoldsMoreThanTheReserve(Scene scene) {
    Round round = scene.decide();

    long held = funded(round).stream().mapToLong(fund -> fund.terms().held()).sum();
    assertThat(held).isBetween(0L, scene.available());
    assertThat(round.held()).isEqualTo(held);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void neverGoesBeyondALimit(Scene scene) {
    Limits limits = limits(scene);
    Spent before = scene.circumstances().spent();

    List<Verdict.Fund> funded = funded(scene.decide());

    Map<String, Long> byRecipient = spentBy(funded);
    long day = byRecipient.values().stream().mapToLong(Long::longValue).sum();
    assertWithin(limits.perDay(), before.onDay(), day);
    byRecipient.forEach((recipient, spent) -> {
      long already = before.byRecipient().getOrDefault(recipient, 0L);
      assertWithin(limits.perRecipientPerDay(), already, spent);
    });
    funded.forEach(fund -> assertWithin(limits.perPayout(), 0, fund.terms().ledgerAmount()));
  }

  /** Nothing may be added to what was beyond a limit already. */
  private static void assertWithin(@Nullable Long limit, long before, long added) {
    if (limit != null && added > 0) {
      assertThat(before + added).isLessThanOrEqualTo(limit);
    }
  }

  /** A limit is no excuse: who steps aside would have broken it with what was funded before him. */
  @ParameterizedTest
  @MethodSource("scenes")
  void stepsAsideOnlyForALimitThatItWouldBreak(Scene scene) {
    List<Verdict> verdicts = scene.decide().verdicts();

    for (int n = 0; n < verdicts.size(); n++) {
      if (verdicts.get(n) instanceof Verdict.StepAside(var payout, Reason reason, _)
          && reason.name().startsWith("LIMIT_")) {
        Circumstances now = after(scene.circumstances(), funded(verdicts.subList(0, n)));
        Round alone = now.decide(Long.MAX_VALUE, List.of(payout));
        Round without = now.limited(null, null, null).decide(Long.MAX_VALUE, List.of(payout));
        assertThat(funded(alone)).isEmpty();
        assertThat(funded(without)).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void fundsNothingMoreWhenTheSameCutoffComesAgain(Scene scene) {
    Round first = scene.decide();
    List<OpenPayout> left = without(scene.queue(), funded(first));

    Round again =
        after(scene.circumstances(), funded(first)).decide(scene.available() - first.held(), left);

    assertThat(funded(again)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void decidesTheSameInWhateverOrderPayoutsArrived(Scene scene) {
    List<OpenPayout> arrived = new ArrayList<>(scene.queue());
    Collections.shuffle(arrived, new Random(scene.seed()));

    List<OpenPayout> inOrder =
        arrived.stream().sorted(Comparator.comparing(OpenPayout::place)).toList();

    assertThat(scene.circumstances().decide(scene.available(), inOrder)).isEqualTo(scene.decide());
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void decidesTheSameInChunks(Scene scene) {
    Circumstances now = scene.circumstances();
    long available = scene.available();
    List<Verdict> verdicts = new ArrayList<>();

    for (int from = 0; from < scene.queue().size(); from += scene.chunk()) {
      int to = Math.min(from + scene.chunk(), scene.queue().size());
      Round round = now.decide(available, scene.queue().subList(from, to));
      verdicts.addAll(round.verdicts());
      available -= round.held();
      now = after(now, funded(round.verdicts()));
      if (round.shortage().isPresent() && !now.overtaking()) {
        break;
      }
    }

    assertThat(verdicts).isEqualTo(scene.decide().verdicts());
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void letsNobodyOvertakeWhoWasShortUnlessTheMerchantWantsIt(Scene scene) {
    List<Verdict> verdicts = scene.decide().verdicts();

    List<Verdict> shorts = verdicts.stream().filter(Verdict.Short.class::isInstance).toList();
    if (scene.circumstances().overtaking()) {
      assertThat(verdicts).hasSize(scene.queue().size());
    } else if (!shorts.isEmpty()) {
      assertThat(shorts).containsExactly(verdicts.getLast());
    }
  }

  private static Limits limits(Scene scene) {
    Limits limits = scene.circumstances().limits();
    return limits == null ? Limits.NONE : limits;
  }

  private static List<Verdict.Fund> funded(Round round) {
    return funded(round.verdicts());
  }

  private static List<Verdict.Fund> funded(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict.Fund.class::isInstance)
        .map(Verdict.Fund.class::cast)
        .toList();
  }

  private static Map<String, Long> spentBy(List<Verdict.Fund> funded) {
    return funded.stream()
        .collect(
            groupingBy(
                fund -> fund.payout().recipientId(),
                summingLong(fund -> fund.terms().ledgerAmount())));
  }

  private static List<OpenPayout> without(List<OpenPayout> queue, List<Verdict.Fund> funded) {
    List<OpenPayout> gone = funded.stream().map(Verdict.Fund::payout).toList();
    return queue.stream().filter(payout -> !gone.contains(payout)).toList();
  }

  /** The same, once these are funded, as the ledger's postings would tell. */
  private static Circumstances after(Circumstances before, List<Verdict.Fund> funded) {
    Map<String, Long> added = spentBy(funded);
    Map<String, Long> byRecipient = new HashMap<>(before.spent().byRecipient());
    added.forEach((recipient, spent) -> byRecipient.merge(recipient, spent, Long::sum));
    long day = added.values().stream().mapToLong(Long::longValue).sum();
    return before.having(new Spent(before.spent().onDay() + day, byRecipient));
  }
}
