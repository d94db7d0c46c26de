package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;

/** Where nothing is available a sweep first looks at a few payouts only, and misses none by it. */
class EmptyReserveIT {
  private static final int MORE_THAN_A_LOOK = 47;

  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  @Test
  void findsTheBlockedOneBehindManyWhoWaitForSomethingElse() {
    List<PayoutSnapshot> aside =
        Stream.generate(this::toAStranger).limit(MORE_THAN_A_LOOK).toList();
    story.handle(Topics.REQUESTS, aside.stream().map(Story::requested).toList());
    String blocked = story.request("30");
    String behind = story.request("10");

    story.cutOffAndSweep(CUTOFF);

    assertThat(aside)
        .allSatisfy(payout ->
            assertThat(books.kinds(payout.getPayoutId()))
                .containsExactly("DEFERRED:RECIPIENT_NOT_ACTIVE"));
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.kinds(behind)).isEmpty();
    assertThat(waiting()).isEqualTo(2);
  }

  @Test
  void countsAllThatWaitBehindTheFirst() {
    List<String> payouts = story.requests(MORE_THAN_A_LOOK, "10");

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(payouts.getFirst())).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(payouts.subList(1, payouts.size()))
        .allSatisfy(id -> assertThat(books.kinds(id)).isEmpty());
    assertThat(waiting()).isEqualTo(MORE_THAN_A_LOOK);
  }

  @Test
  void endsBehindTheLastOneWhereAllWaitForSomethingElse() {
    PayoutSnapshot aside = toAStranger();
    story.handle(Topics.REQUESTS, Story.requested(aside));

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(aside.getPayoutId())).containsExactly("DEFERRED:RECIPIENT_NOT_ACTIVE");
    assertThat(
            books.count(
                "select count(*) from sweep where done_at is not null and merchant_id = '"
                    + story.merchant
                    + "'"))
        .isEqualTo(1);
  }

  /** To a recipient of whom nothing was heard. */
  private PayoutSnapshot toAStranger() {
    return PayoutSnapshot.newBuilder(story.payout("10"))
        .setRecipientId(Records.IDS.nextId())
        .build();
  }

  private long waiting() {
    return books.count("select waiting from shortage where merchant_id = '" + story.merchant + "'");
  }
}
