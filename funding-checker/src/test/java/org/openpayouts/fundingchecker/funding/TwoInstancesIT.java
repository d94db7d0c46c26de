package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances sweep the same cutoffs; one merchant fails; one instance goes away. */
class TwoInstancesIT {
  private static final int MERCHANTS = 12;
  private static final int PAYOUTS = 40;

  @Test
  void fundEachPayoutOnceAndNoMerchantStopsAnother() {
    String database = Station.newDatabase();
    String[] settings = {
      Station.DEAF, "--payouts.funding.poll-interval=20ms", "--payouts.funding.chunk-size=7"
    };
    try (ConfigurableApplicationContext one = Station.start(database, settings)) {
      List<Story> stories =
          IntStream.range(0, MERCHANTS).mapToObj(n -> anActiveMerchant(one)).toList();
      stories.forEach(TwoInstancesIT::wait40Payouts);
      Books books = new Books(one);
      Story failing = stories.getFirst();
      plantAFault(books, failing);
      ConfigurableApplicationContext other = Station.start(database, settings);

      announce(stories.getFirst());
      await().atMost(60, SECONDS).until(() -> toDo(books) == 1);
      other.close();
      books.run("drop function planted() cascade");
      await().atMost(60, SECONDS).until(() -> toDo(books) == 0);

      assertThat(books.count("select count(*) from transition where kind = 'FUNDED'"))
          .isEqualTo(MERCHANTS * 30L);
      assertThat(books.count("select count(*) from shortage")).isEqualTo(MERCHANTS);
      stories.forEach(story -> assertThat(books.balance(story, "held")).isEqualTo(30_000));
      assertThat(one.getBean(LedgerEndpoint.class).ledger().violations()).isEmpty();
      books.assertCoherent();
    }
  }

  private static void wait40Payouts(Story story) {
    story.deposit("305.00");
    List<PayoutSnapshot> payouts = new ArrayList<>();
    for (int n = 0; n < PAYOUTS; n++) {
      payouts.add(story.payout("10"));
    }
    story.handle(Topics.REQUESTS, payouts.stream().map(Story::requested).toList());
  }

  private static void plantAFault(Books books, Story story) {
    books.run(
        """
        create function planted() returns trigger language plpgsql as
        $$ begin raise exception 'planted' using errcode = 'XX000'; end $$;
        create trigger planted before insert on transition for each row
          when (new.merchant_id = '%s') execute function planted()
        """
            .formatted(story.merchant));
  }

  private static void announce(Story story) {
    story.handle(Topics.CUTOFFS, Records.cutoff(CUTOFF, CutoffScopeKind.ALL, List.of()));
    for (Topic topic : Topics.WATERMARKED) {
      story.handle(topic, Story.watermarks(topic, CUTOFF));
    }
  }

  /** Sweeps that are not done, once the cutoff was started. */
  private static long toDo(Books books) {
    return books.count("select count(*) from cutoff where started_at is null") == 1
        ? Long.MAX_VALUE
        : books.count("select count(*) from sweep where done_at is null");
  }
}
