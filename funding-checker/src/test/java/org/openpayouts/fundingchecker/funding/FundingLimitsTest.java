package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.AnOpenPayout.anOpenPayout;
import static org.openpayouts.fundingchecker.funding.Circumstances.address;
import static org.openpayouts.fundingchecker.funding.Circumstances.recipient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.merchant.PlatformFee;

class FundingLimitsTest {
  private static final long PLENTY = 1_000_000;

  @Test
  void fundsAPayoutOfExactlyItsLimitAndNoneBeyond() {
    Circumstances limited = Circumstances.usual().limited(1_000L, null, null);

    assertThat(words(limited, to(0, "10"), to(0, "10.01"), to(0, "9.99")))
        .containsExactly("Fund", "LIMIT_PER_PAYOUT", "Fund");
  }

  @Test
  void stepsAsideWhereTheDayIsFullAndGoesOnWithWhatFits() {
    Circumstances limited = Circumstances.usual().limited(null, 3_000L, null);

    assertThat(words(limited, to(0, "20"), to(1, "15"), to(2, "10"), to(0, "5")))
        .containsExactly("Fund", "LIMIT_PER_DAY", "Fund", "LIMIT_PER_DAY");
  }

  @Test
  void countsTheDayOfEachRecipientForItself() {
    Circumstances limited = Circumstances.usual().limited(null, null, 2_000L);

    assertThat(words(limited, to(0, "15"), to(0, "10"), to(1, "20"), to(0, "5")))
        .containsExactly("Fund", "LIMIT_PER_RECIPIENT", "Fund", "Fund");
  }

  @Test
  void countsWhatWasFundedBeforeOnThatDay() {
    Spent before = new Spent(2_500, Map.of(recipient(0), 1_500L));

    assertThat(
            words(
                Circumstances.usual().limited(null, 3_000L, 2_000L).having(before),
                to(0, "5.01"),
                to(1, "5.01"),
                to(0, "5")))
        .containsExactly("LIMIT_PER_RECIPIENT", "LIMIT_PER_DAY", "Fund");
  }

  @Test
  void fundsNothingMoreWhenALimitWasLoweredBelowWhatIsSpent() {
    Spent before = new Spent(Long.MAX_VALUE, Map.of(recipient(0), Long.MAX_VALUE));

    assertThat(words(Circumstances.usual().limited(null, 1L, null).having(before), to(0, "5")))
        .containsExactly("LIMIT_PER_DAY");
    assertThat(words(Circumstances.usual().limited(null, null, 1L).having(before), to(0, "5")))
        .containsExactly("LIMIT_PER_RECIPIENT");
  }

  @Test
  void comesToTheSamePageByPageWhereWhatWasFundedIsCarried() {
    Circumstances limited = Circumstances.usual().limited(null, 3_500L, 2_000L);
    List<OpenPayout> all = queue(to(0, "15"), to(1, "15"), to(0, "10"), to(2, "10"), to(0, "5"));
    List<Verdict> pageByPage = new ArrayList<>();
    Carried carried = new Carried();
    for (OpenPayout page : all) {
      Spent spent = carried.upon(Spent.NOTHING, List.of(page.recipientId()));
      FundingPolicy.Round round = limited.having(spent).decide(PLENTY, List.of(page));
      pageByPage.addAll(round.verdicts());
      carried.add(round);
    }

    assertThat(pageByPage).isEqualTo(limited.decide(PLENTY, all).verdicts());
    assertThat(carried.upon(new Spent(5, Map.of()), List.of(recipient(0), recipient(2))))
        .isEqualTo(new Spent(3_505, Map.of(recipient(0), 2_000L)));
  }

  @Test
  void carriesSumsThatAreBeyondAllLimitsAsSuch() {
    Spent before = new Spent(Long.MAX_VALUE, Map.of(recipient(0), Long.MAX_VALUE));
    Carried carried = new Carried();
    carried.add(Circumstances.usual().decide(PLENTY, queue(to(0, "5"))));

    assertThat(carried.upon(before, List.of(recipient(0)))).isEqualTo(before);
  }

  @Test
  void countsNoFees() {
    Circumstances limited =
        Circumstances.usual().charging(new PlatformFee(10_000, 30)).limited(1_000L, 2_000L, null);

    assertThat(words(limited, to(0, "10"), to(1, "10"), to(2, "5")))
        .containsExactly("Fund", "Fund", "LIMIT_PER_DAY");
  }

  @Test
  void countsNothingThatTheReserveDidNotCover() {
    Circumstances limited = Circumstances.usual().overtaking(true).limited(null, 3_000L, null);

    FundingPolicy.Round round = limited.decide(1_000, queue(to(0, "30"), to(1, "10")));

    assertThat(round.verdicts())
        .extracting(FundingLimitsTest::word)
        .containsExactly("Short", "Fund");
  }

  @Test
  void judgesALimitBeforeTheReserveSoThatItBlocksNobody() {
    Circumstances limited = Circumstances.usual().limited(2_000L, null, null);

    FundingPolicy.Round round = limited.decide(1_000, queue(to(0, "30"), to(1, "10")));

    assertThat(round.verdicts())
        .extracting(FundingLimitsTest::word)
        .containsExactly("LIMIT_PER_PAYOUT", "Fund");
    assertThat(round.shortage()).isEmpty();
  }

  @Test
  void paysOnlyToListedDestinationsWhereThereIsAList() {
    assertThat(words(Circumstances.usual().onlyTo(address(1)), to(0, "10"), to(1, "10")))
        .containsExactly("DESTINATION_NOT_ALLOWED", "Fund");
  }

  /** The narrowest first, and what a recipient can change before what only time heals. */
  @Test
  void saysTheFirstReasonInTheOrderOfPrecedence() {
    Circumstances all = Circumstances.usual().onlyTo(address(0)).limited(1_000L, 500L, 700L);

    assertThat(words(all, to(1, "4"), to(0, "4"), to(0, "11"), to(0, "8"), to(0, "6")))
        .containsExactly(
            "DESTINATION_NOT_ALLOWED",
            "BELOW_MINIMUM",
            "LIMIT_PER_PAYOUT",
            "LIMIT_PER_RECIPIENT",
            "LIMIT_PER_DAY");
  }

  private record Asked(int recipient, String amount) {}

  private static Asked to(int recipient, String amount) {
    return new Asked(recipient, amount);
  }

  private static List<OpenPayout> queue(Asked... asked) {
    long[] order = {0};
    return Stream.of(asked)
        .map(one -> anOpenPayout(++order[0], one.amount()).to(recipient(one.recipient())).build())
        .toList();
  }

  private static List<String> words(Circumstances circumstances, Asked... asked) {
    return circumstances.decide(PLENTY, queue(asked)).verdicts().stream()
        .map(FundingLimitsTest::word)
        .toList();
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fund fund -> "Fund";
      case Verdict.Short blocked -> "Short";
      case Verdict.StepAside aside -> aside.reason().name();
    };
  }
}
