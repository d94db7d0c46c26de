package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;

/** Who names a payout means it: it is swept whenever it was requested, and whenever it comes. */
class NamedPayoutsIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @BeforeEach
  void hasMoney() {
    story.deposit("100.00");
  }

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  @Test
  void fundsOneThatWasRequestedAfterTheInstantByAClockThatIsAhead() {
    PayoutSnapshot named = story.payout("10", CUTOFF.plusSeconds(5));
    PayoutSnapshot other = story.payout("10", CUTOFF.plusSeconds(4));
    story.handle(Topics.REQUESTS, Story.requested(named), Story.requested(other));

    story.start(cutoffOver(named));
    story.sweep();

    assertThat(books.kinds(named.getPayoutId())).containsExactly("FUNDED");
    assertThat(books.isOpen(other.getPayoutId())).isTrue();
  }

  @Test
  void fundsOneThatComesAfterItsCutoffWasSwept() {
    PayoutSnapshot early = story.payout("10");
    PayoutSnapshot late = story.payout("10");
    PayoutSnapshot other = story.payout("10");
    story.handle(Topics.REQUESTS, Story.requested(early));
    CutoffReached cutoff = cutoffOver(early, late);
    story.start(cutoff);
    story.sweep();
    assertThat(books.kinds(early.getPayoutId())).containsExactly("FUNDED");

    story.handle(Topics.REQUESTS, Story.requested(other), Story.requested(late));
    story.handle(Topics.REQUESTS, Story.requested(late));
    story.sweep();

    assertThat(books.kinds(late.getPayoutId())).containsExactly("FUNDED");
    assertThat(books.kinds(other.getPayoutId())).isEmpty();
    assertThat(books.count(sweepsOf(cutoff))).isEqualTo(1);
    assertThat(books.count(awaited(late))).isZero();
  }

  @Test
  void fundsOneOfALedgerThatHadNothingToSweep() {
    PayoutSnapshot late = story.payout("10", CUTOFF.plusSeconds(5));
    CutoffReached cutoff = cutoffOver(late);
    story.start(cutoff);
    story.start(cutoff);
    story.sweep();
    assertThat(books.count(awaited(late))).isEqualTo(1);

    story.handle(Topics.REQUESTS, Story.requested(late));
    story.sweep();

    assertThat(books.kinds(late.getPayoutId())).containsExactly("FUNDED");
  }

  @Test
  void awaitsNoneThatWasDecidedBefore() {
    PayoutSnapshot cancelled = story.payout("10");
    story.handle(Topics.REQUESTS, Story.cancelOf(cancelled));

    story.start(cutoffOver(cancelled));
    story.handle(Topics.REQUESTS, Story.requested(cancelled));
    story.sweep();

    assertThat(books.count(awaited(cancelled))).isZero();
    assertThat(books.kinds(cancelled.getPayoutId())).containsExactly("CANCELLED");
  }

  private static CutoffReached cutoffOver(PayoutSnapshot... named) {
    List<String> ids = Stream.of(named).map(PayoutSnapshot::getPayoutId).toList();
    return Records.cutoff(CUTOFF, CutoffScopeKind.PAYOUTS, ids);
  }

  private static String sweepsOf(CutoffReached cutoff) {
    return "select count(*) from sweep where cutoff_id = '" + cutoff.getCutoffId() + "'";
  }

  private static String awaited(PayoutSnapshot payout) {
    return "select count(*) from awaited_payout where payout_id = '" + payout.getPayoutId() + "'";
  }
}
