package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topics;

/** Limits defer what is beyond them; those of a day hold over chunks and cutoffs. */
class LimitsIT {
  private static final Instant EVENING = CUTOFF.plus(Duration.ofHours(7));
  private static final Instant TOMORROW = CUTOFF.plus(Duration.ofDays(1));

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  @Test
  void countsADayOverChunksAndCutoffs() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 2_500L, null);
    List<String> payouts = story.requests(5, "10");

    sweepOneByOne(CUTOFF);
    story.cutOffAndSweep(EVENING);
    assertThat(kinds(payouts.subList(0, 2))).containsOnly(List.of("FUNDED"));
    assertThat(kinds(payouts.subList(2, 5))).containsOnly(List.of("DEFERRED:LIMIT_PER_DAY"));
    sweepOneByOne(TOMORROW);

    assertThat(kinds(payouts.subList(2, 4)))
        .containsOnly(List.of("DEFERRED:LIMIT_PER_DAY", "FUNDED"));
    assertThat(books.kinds(payouts.getLast())).containsExactly("DEFERRED:LIMIT_PER_DAY");
  }

  @Test
  void countsEachRecipientForItself() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, null, 1_500L);
    String first = story.request("10");
    String second = story.request("10");
    String other = Records.IDS.nextId();
    story.handle(
        Topics.RECIPIENTS, Records.recipient(other, story.merchant, 1, RecipientStatus.ACTIVE));
    PayoutSnapshot toOther =
        PayoutSnapshot.newBuilder(story.payout("15")).setRecipientId(other).build();
    story.handle(Topics.REQUESTS, Story.requested(toOther));

    sweepOneByOne(CUTOFF);

    assertThat(books.kinds(first)).containsExactly("FUNDED");
    assertThat(books.kinds(second)).containsExactly("DEFERRED:LIMIT_PER_RECIPIENT");
    assertThat(books.kinds(toOther.getPayoutId())).containsExactly("FUNDED");
  }

  @Test
  void holdsAPayoutToADestinationThatIsNotListedUntilItIs() {
    story.deposit("100.00");
    String payout = story.request("10");
    story.merchantWants(listing("bcrt1qelsewhere"));
    story.cutOffAndSweep(CUTOFF);

    story.merchantWants(listing("bcrt1qelsewhere", "bcrt1q2"));
    story.cutOffAndSweep(EVENING);

    assertThat(books.kinds(payout)).containsExactly("DEFERRED:DESTINATION_NOT_ALLOWED", "FUNDED");
  }

  private static MerchantPolicy.Builder listing(String... addresses) {
    return MerchantPolicy.newBuilder().setDestinationAllowList(List.of(addresses));
  }

  @Test
  void countsWhatWasFundedWhileThereWasNoLimit() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 1_500L, 1_500L);
    story.requests(1, "10");
    story.cutOffAndSweep(CUTOFF);
    story.merchantWants(MerchantPolicy.newBuilder());
    String without = story.request("1");
    String large = story.request("20");
    story.cutOffAndSweep(CUTOFF.plusSeconds(60));
    story.merchantIsLimited(null, 3_500L, null);
    String beyond = story.request("6");
    String within = story.request("5");
    story.cutOffAndSweep(EVENING);

    assertThat(books.kinds(without)).containsExactly("DEFERRED:BELOW_MINIMUM");
    assertThat(books.kinds(large)).containsExactly("FUNDED");
    assertThat(books.kinds(beyond)).containsExactly("DEFERRED:LIMIT_PER_DAY");
    assertThat(books.kinds(within)).containsExactly("FUNDED");
  }

  @Test
  void givesNothingBackWhenAPayoutFails() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 1_000L, 1_000L);
    PayoutSnapshot failing = story.payout("10");
    story.handle(Topics.REQUESTS, Story.requested(failing));
    story.cutOffAndSweep(CUTOFF);
    story.handle(Topics.LIFECYCLE, Story.failed(failing, 9));

    String again = story.request("10");
    story.cutOffAndSweep(EVENING);
    assertThat(books.kinds(again)).containsExactly("DEFERRED:LIMIT_PER_RECIPIENT");
    story.cutOffAndSweep(TOMORROW);

    assertThat(books.kinds(again)).containsExactly("DEFERRED:LIMIT_PER_RECIPIENT", "FUNDED");
  }

  @Test
  void beginsADayAtMidnightOfUtc() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 1_000L, null);
    List<String> payouts = story.requests(2, "10");
    Instant midnight = Instant.parse("2026-03-03T00:00:00Z");

    story.cutOffAndSweep(midnight.minusNanos(1_000));
    assertThat(kinds(payouts))
        .containsExactly(List.of("FUNDED"), List.of("DEFERRED:LIMIT_PER_DAY"));
    story.cutOffAndSweep(midnight);

    assertThat(books.kinds(payouts.getLast())).containsExactly("DEFERRED:LIMIT_PER_DAY", "FUNDED");
  }

  @Test
  void judgesStragglersByTheDayOfTheirCutoff() {
    story.deposit("1000.00");
    story.merchantIsLimited(null, 1_000L, null);
    story.requests(1, "10");
    story.cutOffAndSweep(CUTOFF);

    String straggler = story.request("10");
    story.sweep();

    assertThat(books.kinds(straggler)).containsExactly("DEFERRED:LIMIT_PER_DAY");
  }

  @Test
  void countsNothingOfMerchantsWithoutALimitPerDay() {
    story.deposit("100.00");
    story.merchantIsLimited(5_000L, null, null);
    story.requests(2, "10");

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.balance(story, "held")).isEqualTo(2_000);
    assertThat(books.countOf(story, "limited_day")).isZero();
    assertThat(books.countOf(story, "limited_day_recipient")).isZero();
  }

  private List<List<String>> kinds(List<String> payouts) {
    return payouts.stream().map(books::kinds).toList();
  }

  private void sweepOneByOne(Instant cutoff) {
    story.cutoff(cutoff);
    oneByOne();
    story.sweep();
  }

  /** Each chunk judges one payout. */
  private void oneByOne() {
    books.run("update sweep set attempts = 100 where done_at is null");
  }
}
