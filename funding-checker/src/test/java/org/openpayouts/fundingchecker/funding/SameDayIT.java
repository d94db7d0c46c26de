package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;

/** Each broadcast counts once, for the day of its cutoff or against it. */
class SameDayIT {
  private static final Instant LAST_MOMENT = Instant.parse("2026-03-02T23:59:59.999999Z");

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());
  private final double onTheDay = counted("cutoff");
  private final double later = counted("later");

  @Test
  void countsEachPayoutOnceByTheUtcDayOfItsCutoff() {
    PayoutSnapshot inTime = funded();
    PayoutSnapshot late = funded();
    story.cutOffAndSweep(CUTOFF);
    List<PayoutBroadcast> facts =
        List.of(
            Story.broadcast(inTime, LAST_MOMENT),
            Story.broadcast(late, LAST_MOMENT.plusNanos(1_000)));

    story.handle(Topics.LIFECYCLE, facts);
    story.handle(Topics.LIFECYCLE, facts);
    story.handle(Topics.LIFECYCLE, facts.getFirst(), facts.getFirst());

    assertThat(counted("cutoff") - onTheDay).isEqualTo(1);
    assertThat(counted("later") - later).isEqualTo(1);
  }

  @Test
  void countsNothingThatWasNotFundedHereOrNotCommitted() {
    PayoutSnapshot open = funded();
    story.handle(Topics.LIFECYCLE, Story.broadcast(open, CUTOFF));
    assertThat(counted("cutoff")).isEqualTo(onTheDay);
    story.cutOffAndSweep(CUTOFF);
    PayoutSnapshot stranger = story.payout("10");

    assertThatThrownBy(() ->
            story.handle(
                Topics.LIFECYCLE, Story.broadcast(open, CUTOFF), Story.completed(stranger, 9)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(counted("cutoff")).isEqualTo(onTheDay);
    story.handle(Topics.LIFECYCLE, Story.broadcast(open, CUTOFF));
    assertThat(counted("cutoff") - onTheDay).isEqualTo(1);
    assertThat(books.balance(story, "held")).isEqualTo(1_000);
  }

  @Test
  void showsWhatIsOverdueUntilItIsBroadcastOrProvenUnpayable() {
    long before = overdue();
    PayoutSnapshot late = funded();
    PayoutSnapshot unpayable = funded();
    story.cutOffAndSweep(CUTOFF);
    assertThat(overdue() - before).isEqualTo(2);

    story.handle(
        Topics.LIFECYCLE,
        Story.broadcast(late, LAST_MOMENT.plusSeconds(1)),
        Story.failed(unpayable, 3));

    assertThat(overdue()).isEqualTo(before);
    assertThat(counted("later") - later).isEqualTo(1);
    assertThat(counted("cutoff")).isEqualTo(onTheDay);
  }

  private static long overdue() {
    return Station.shared().getBean(FundingFigures.class).measure().overdueBroadcasts();
  }

  private PayoutSnapshot funded() {
    story.deposit("10.00");
    PayoutSnapshot payout = story.payout("10");
    story.handle(Topics.REQUESTS, Story.requested(payout));
    return payout;
  }

  private static double counted(String day) {
    return Station.shared()
        .getBean(MeterRegistry.class)
        .counter("payouts.broadcasts", "day", day)
        .count();
  }
}
