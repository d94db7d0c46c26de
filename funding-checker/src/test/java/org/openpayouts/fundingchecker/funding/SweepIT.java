package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topics;

class SweepIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  @Test
  void fundsWhatTheReserveCovers() {
    story.deposit("100.00");
    String first = story.request("60");
    String second = story.request("40");

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(first)).containsExactly("FUNDED");
    assertThat(books.kinds(second)).containsExactly("FUNDED");
    assertThat(books.balances(story))
        .containsEntry("available", 0L)
        .containsEntry("held", 10_000L)
        .containsEntry("deposits_clearing", -10_000L);
    assertThat(books.isOpen(first)).isFalse();
  }

  @Test
  void fundsNothingTwiceWhenTheSameCutoffComesAgain() {
    story.deposit("100.00");
    String payout = story.request("60");
    CutoffReached cutoff = story.cutoff(CUTOFF);
    story.sweep();

    story.start(cutoff);
    story.sweep();

    assertThat(books.kinds(payout)).containsExactly("FUNDED");
    assertThat(books.balance(story, "held")).isEqualTo(6_000);
    assertThat(books.countOf(story, "sweep")).isEqualTo(1);
  }

  @Test
  void leavesWhatWasRequestedAtOrAfterTheInstant() {
    story.deposit("100.00");
    PayoutSnapshot exactly = story.payout("10", CUTOFF);
    PayoutSnapshot before = story.payout("10", CUTOFF.minusNanos(1_000));
    story.handle(Topics.REQUESTS, Story.requested(exactly), Story.requested(before));

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(before.getPayoutId())).containsExactly("FUNDED");
    assertThat(books.isOpen(exactly.getPayoutId())).isTrue();
  }

  @Test
  void saysAShortageOnceAndOnlyOfThePayoutAtWhichTheMoneyEnded() {
    story.deposit("50.00");
    String funded = story.request("30");
    String blocked = story.request("30");
    String behind = story.request("10");

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(funded)).containsExactly("FUNDED");
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.kinds(behind)).isEmpty();
    assertThat(
            books.count(
                "select missing_units from shortage where first_blocked = '" + blocked + "'"))
        .isEqualTo(1_000);
    assertThat(books.count("select waiting from shortage where first_blocked = '" + blocked + "'"))
        .isEqualTo(2);
  }

  @Test
  void fundsTheTailAtTheNextCutoffAndRepeatsNoReason() {
    story.deposit("50.00");
    String blocked = story.request("60");
    story.cutOffAndSweep(CUTOFF);
    story.cutOffAndSweep(CUTOFF.plus(Duration.ofHours(7)));
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT");

    story.deposit("10.00");
    story.cutOffAndSweep(CUTOFF.plus(Duration.ofHours(24)));

    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
    assertThat(books.countOf(story, "shortage")).isEqualTo(2);
  }

  @Test
  void stepsAsideForARecipientWhoIsNotActiveUntilThatHeals() {
    story.deposit("100.00");
    story.recipientIs(RecipientStatus.PAUSED);
    String payout = story.request("10");

    story.cutOffAndSweep(CUTOFF);
    story.cutOffAndSweep(CUTOFF.plusSeconds(1));
    story.recipientIs(RecipientStatus.ACTIVE);
    story.cutOffAndSweep(CUTOFF.plusSeconds(2));

    assertThat(books.kinds(payout)).containsExactly("DEFERRED:RECIPIENT_NOT_ACTIVE", "FUNDED");
  }

  @Test
  void saysEachNewReason() {
    story.deposit("100.00");
    story.recipientIs(RecipientStatus.PAUSED);
    String payout = story.request("10");

    story.cutOffAndSweep(CUTOFF);
    story.merchantIs(MerchantStatus.SUSPENDED, 0);
    story.cutOffAndSweep(CUTOFF.plusSeconds(1));
    story.merchantIs(MerchantStatus.ACTIVE, 0);
    story.cutOffAndSweep(CUTOFF.plusSeconds(2));

    assertThat(books.kinds(payout))
        .containsExactly(
            "DEFERRED:RECIPIENT_NOT_ACTIVE",
            "DEFERRED:MERCHANT_SUSPENDED",
            "DEFERRED:RECIPIENT_NOT_ACTIVE");
  }

  @Test
  void judgesAPayoutOfTomorrowOnceAndFundsItTomorrow() {
    story.deposit("100.00");
    PayoutSnapshot tomorrow =
        PayoutSnapshot.newBuilder(story.payout("10"))
            .setEffectiveDate(Records.DAY.plusDays(1))
            .build();
    story.handle(Topics.REQUESTS, Story.requested(tomorrow));

    story.cutOffAndSweep(CUTOFF);
    story.cutOffAndSweep(CUTOFF.plus(Duration.ofHours(7)));
    assertThat(books.kinds(tomorrow.getPayoutId()))
        .containsExactly("DEFERRED:BEFORE_EFFECTIVE_DATE");
    story.cutOffAndSweep(CUTOFF.plus(Duration.ofHours(24)));

    assertThat(books.kinds(tomorrow.getPayoutId()))
        .containsExactly("DEFERRED:BEFORE_EFFECTIVE_DATE", "FUNDED");
  }

  @Test
  void stopsFundingWhileTheMerchantOwes() {
    String deposit = story.deposit("100.00");
    String held = story.request("80");
    story.cutOffAndSweep(CUTOFF);
    story.handle(Topics.RESERVE_COMMANDS, Records.reversal(deposit, story.merchant, "100.00"));
    String waiting = story.request("10");

    story.cutOffAndSweep(CUTOFF.plusSeconds(1));
    assertThat(books.kinds(held)).containsExactly("FUNDED");
    assertThat(books.kinds(waiting)).containsExactly("DEFERRED:RECEIVABLE_OPEN");
    assertThat(books.balance(story, "receivable")).isEqualTo(-8_000);
    story.deposit("90.00");
    story.cutOffAndSweep(CUTOFF.plusSeconds(2));

    assertThat(books.kinds(waiting)).containsExactly("DEFERRED:RECEIVABLE_OPEN", "FUNDED");
    assertThat(books.balance(story, "available")).isZero();
  }

  @Test
  void holdsThePlatformFeeToo() {
    story.merchantIs(MerchantStatus.ACTIVE, 10_000);
    story.deposit("101.00");
    PayoutSnapshot payout = story.payout("100");
    story.handle(Topics.REQUESTS, Story.requested(payout));
    story.cutOffAndSweep(CUTOFF);
    assertThat(books.balance(story, "held")).isEqualTo(10_100);

    story.handle(Topics.LIFECYCLE, Story.completed(payout, 9));

    assertThat(books.balances(story))
        .containsEntry("held", 0L)
        .containsEntry("paid_out", 10_000L)
        .containsEntry("platform_fees", 100L);
  }

  @Test
  void sweepsOnlyTheNamedPayoutsAndRaisesNothing() {
    story.deposit("100.00");
    String other = story.request("10");
    String named = story.request("10");

    story.start(Records.cutoff(CUTOFF, CutoffScopeKind.PAYOUTS, List.of(named)));
    story.sweep();

    assertThat(books.kinds(named)).containsExactly("FUNDED");
    assertThat(books.isOpen(other)).isTrue();
    assertThat(reached()).isEqualTo(Instant.EPOCH);
  }

  private Instant reached() {
    return Instant.ofEpochSecond(
        books.count(
            "select extract(epoch from instant)::bigint from reached_cutoff where merchant_id = '"
                + story.merchant
                + "'"));
  }

  @Test
  void judgesWhatACutoffLeftOnlyAtTheNextOne() {
    story.deposit("50.00");
    String left = story.request("60");
    story.cutOffAndSweep(CUTOFF);
    story.deposit("50.00");

    PayoutSnapshot earlier = story.payout("10", Story.MORNING);
    story.handle(Topics.REQUESTS, Story.requested(earlier));
    story.sweep();

    assertThat(books.kinds(earlier.getPayoutId())).containsExactly("FUNDED");
    assertThat(books.kinds(left)).containsExactly("DEFERRED:RESERVE_SHORT");
  }

  @Test
  void worksInChunks() {
    story.deposit("2500.00");
    List<String> payouts = Stream.generate(() -> story.request("1000")).limit(4).toList();
    story.cutoff(CUTOFF);

    books.run("update sweep set attempts = 12 where done_at is null");
    story.sweep();

    assertThat(payouts.stream().map(books::kinds))
        .containsExactly(
            List.of("FUNDED"), List.of("FUNDED"), List.of("DEFERRED:RESERVE_SHORT"), List.of());
  }
}
