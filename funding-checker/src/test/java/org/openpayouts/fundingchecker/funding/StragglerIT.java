package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;

/** What came when its cutoff was swept already. */
class StragglerIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  @Test
  void fundsAStragglerAtOnce() {
    story.deposit("100.00");
    story.request("10");
    story.cutOffAndSweep(CUTOFF);

    String straggler = story.request("10");
    story.sweep();

    assertThat(books.kinds(straggler)).containsExactly("FUNDED");
  }

  @Test
  void letsAStragglerWaitBehindTheShortage() {
    story.deposit("50.00");
    String blocked = story.request("60");
    story.cutOffAndSweep(CUTOFF);

    String straggler = story.request("10");
    story.sweep();

    assertThat(books.isOpen(blocked)).isTrue();
    assertThat(books.kinds(straggler)).isEmpty();
    assertThat(books.isOpen(straggler)).isTrue();
  }

  @Test
  void saysOfAStragglerInFrontOfTheShortageWhatItMisses() {
    story.deposit("5.00");
    String blocked = story.request("60");
    story.cutOffAndSweep(CUTOFF);

    PayoutSnapshot straggler = story.payout("8", Story.MORNING);
    story.handle(Topics.REQUESTS, Story.requested(straggler));
    story.sweep();

    assertThat(books.kinds(straggler.getPayoutId())).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(missing(straggler)).isEqualTo(300);
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.countOf(story, "shortage")).isEqualTo(1);
  }

  private long missing(PayoutSnapshot payout) {
    return books.count(
        "select missing_units from transition where payout_id = '" + payout.getPayoutId() + "'");
  }

  @Test
  void letsAStragglerWaitBehindOneThatCameBeforeAndMissesMoney() {
    story.deposit("50.00");
    story.request("60");
    story.cutOffAndSweep(CUTOFF);

    PayoutSnapshot tooMuch = straggler("55", Story.MORNING);
    PayoutSnapshot behind = straggler("30", Story.MORNING.plusMillis(1));
    assertThat(books.kinds(tooMuch.getPayoutId())).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.kinds(behind.getPayoutId())).isEmpty();

    story.deposit("100.00");
    story.cutOffAndSweep(CUTOFF.plus(Duration.ofHours(7)));
    assertThat(books.kinds(tooMuch.getPayoutId()))
        .containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
    assertThat(books.kinds(behind.getPayoutId())).containsExactly("FUNDED");
  }

  /** A straggler of the cutoff before was not judged yet when the next one began. */
  @Test
  void letsAStragglerWaitForTheSweepOfItsNewestCutoff() {
    Instant next = CUTOFF.plus(Duration.ofHours(7));
    story.deposit("10.00");
    story.cutOffAndSweep(CUTOFF);
    arrives("5", Story.MORNING);
    PayoutSnapshot ordinary = arrives("50", next.minusSeconds(10));
    story.cutoff(next);
    PayoutSnapshot straggler = arrives("8", next.minusSeconds(5));

    story.sweep();

    assertThat(books.kinds(ordinary.getPayoutId())).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.kinds(straggler.getPayoutId())).isEmpty();
    assertThat(
            books.count(
                "select count(*) from shortage where first_blocked = '"
                    + ordinary.getPayoutId()
                    + "'"))
        .isEqualTo(1);
  }

  /** Nobody is overtaken where nobody waits. */
  @Test
  void fundsAStragglerWhereAllWhoMissedMoneyAreGone() {
    story.deposit("50.00");
    String blocked = story.request("60");
    story.cutOffAndSweep(CUTOFF);
    story.deposit("10.00");
    story.start(Records.cutoff(CUTOFF.plusSeconds(1), CutoffScopeKind.PAYOUTS, List.of(blocked)));
    story.sweep();
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
    story.deposit("20.00");

    String straggler = story.request("10");
    story.sweep();

    assertThat(books.kinds(straggler)).containsExactly("FUNDED");
  }

  private PayoutSnapshot arrives(String amount, Instant requestedAt) {
    PayoutSnapshot payout = story.payout(amount, requestedAt);
    story.handle(Topics.REQUESTS, Story.requested(payout));
    return payout;
  }

  private PayoutSnapshot straggler(String amount, Instant requestedAt) {
    PayoutSnapshot straggler = arrives(amount, requestedAt);
    story.sweep();
    return straggler;
  }
}
