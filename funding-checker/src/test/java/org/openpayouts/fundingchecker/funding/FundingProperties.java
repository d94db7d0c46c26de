package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.funding.FundingPolicy.Round;
import org.openpayouts.fundingchecker.merchant.Limits;

/** What holds of every decision, whatever the queue, the reserve, the limits and the chunks. */
record FundingProperties(Decider decider) {
  /** Who funds payouts in the order in which they arrived. */
  interface Decider {
    Round decide(Circumstances circumstances, long available, List<OpenPayout> arrived);
  }

  /** Ours: the queue is in the order of requests, whatever came first. */
  static FundingProperties ofOurs() {
    return new FundingProperties(
        (circumstances, available, arrived) -> circumstances.decide(available, inOrder(arrived)));
  }

  static List<OpenPayout> inOrder(List<OpenPayout> arrived) {
    return arrived.stream().sorted(Comparator.comparing(OpenPayout::place)).toList();
  }

  void neverHoldsMoreThanTheReserve(Scene scene) {
    Round round = decide(scene);

    long held = funded(round).stream().mapToLong(fund -> fund.terms().held()).sum();
    assertThat(held).isBetween(0L, scene.available());
    assertThat(round.held()).isEqualTo(held);
  }

  void neverGoesBeyondALimit(Scene scene) {
    Limits limits = limits(scene);
    Spent before = scene.circumstances().spent();

    List<Verdict.Fund> funded = funded(decide(scene));

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
  void stepsAsideOnlyForALimitThatItWouldBreak(Scene scene) {
    List<Verdict> verdicts = decide(scene).verdicts();

    for (int n = 0; n < verdicts.size(); n++) {
      if (verdicts.get(n) instanceof Verdict.StepAside(var payout, Reason reason, _)
          && reason.name().startsWith("LIMIT_")) {
        Circumstances now = after(scene.circumstances(), funded(verdicts.subList(0, n)));
        Circumstances unlimited = now.limited(null, null, null);
        Round alone = now.decide(Long.MAX_VALUE, List.of(payout));
        Round without = unlimited.decide(Long.MAX_VALUE, List.of(payout));
        assertThat(funded(alone)).isEmpty();
        assertThat(funded(without)).hasSize(1);
      }
    }
  }

  void fundsNothingMoreWhenTheSameCutoffComesAgain(Scene scene) {
    Round first = decide(scene);
    List<OpenPayout> left = without(scene.queue(), funded(first));

    Circumstances now = after(scene.circumstances(), funded(first));
    Round again = decider.decide(now, scene.available() - first.held(), left);

    assertThat(funded(again)).isEmpty();
  }

  void decidesTheSameInWhateverOrderPayoutsArrived(Scene scene) {
    List<OpenPayout> arrived = new ArrayList<>(scene.queue());
    Collections.shuffle(arrived, new Random(scene.seed()));

    Round shuffled = decider.decide(scene.circumstances(), scene.available(), arrived);

    assertThat(shuffled).isEqualTo(decide(scene));
  }

  void decidesTheSameInChunks(Scene scene) {
    Circumstances now = scene.circumstances();
    long available = scene.available();
    List<Verdict> verdicts = new ArrayList<>();

    for (int from = 0; from < scene.queue().size(); from += scene.chunk()) {
      int to = Math.min(from + scene.chunk(), scene.queue().size());
      Round round = decider.decide(now, available, scene.queue().subList(from, to));
      verdicts.addAll(round.verdicts());
      available -= round.held();
      now = after(now, funded(round.verdicts()));
      if (round.shortage().isPresent() && !now.overtaking()) {
        break;
      }
    }

    assertThat(verdicts).isEqualTo(decide(scene).verdicts());
  }

  void letsNobodyOvertakeWhoWasShortUnlessTheMerchantWantsIt(Scene scene) {
    List<Verdict> verdicts = decide(scene).verdicts();

    List<Verdict> shorts = verdicts.stream().filter(Verdict.Short.class::isInstance).toList();
    if (scene.circumstances().overtaking()) {
      assertThat(verdicts).hasSize(scene.queue().size());
    } else if (!shorts.isEmpty()) {
      assertThat(shorts).containsExactly(verdicts.getLast());
    }
  }

  private Round decide(Scene scene) {
    return decider.decide(scene.circumstances(), scene.available(), scene.queue());
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
