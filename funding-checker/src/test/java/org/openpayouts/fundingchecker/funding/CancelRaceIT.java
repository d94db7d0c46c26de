package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;

/** A cancel races a sweep: one of them wins each payout, and money moves accordingly. */
class CancelRaceIT {
  private static final int ROUNDS = 100;

  private final Books books = new Books(Station.shared());

  @Test
  void hasExactlyOneWinnerPerPayout() throws Exception {
    Story story = anActiveMerchant(Station.shared());
    story.deposit("100000.00");
    List<String> raced = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        PayoutSnapshot payout = story.payout("10");
        story.handle(Topics.REQUESTS, Story.requested(payout));
        story.cutoff(CUTOFF.plusSeconds(round));
        raced.add(payout.getPayoutId());
        race(threads, story::sweep, () -> story.handle(Topics.REQUESTS, Story.cancelOf(payout)));
      }
    }

    long funded = raced.stream().filter(id -> books.kinds(id).equals(List.of("FUNDED"))).count();
    long cancelled =
        raced.stream().filter(id -> books.kinds(id).equals(List.of("CANCELLED"))).count();
    assertThat(funded + cancelled).isEqualTo(ROUNDS);
    assertThat(books.balance(story, "held")).isEqualTo(funded * 1_000);
    assertThat(books.countOf(story, "open_payout")).isZero();
    books.assertCoherent();
  }

  @Test
  void givesTheMoneyOfACancelledPayoutToTheNextOne() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 20; round++) {
        Story story = anActiveMerchant(Station.shared());
        story.deposit("100.00");
        List<PayoutSnapshot> queue = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          queue.add(story.payout("10"));
        }
        story.handle(Topics.REQUESTS, queue.stream().map(Story::requested).toList());
        story.cutoff(CUTOFF);
        List<PayoutSnapshot> regretted = queue.subList(0, 8);
        race(
            threads,
            story::sweep,
            () -> story.handle(Topics.REQUESTS, regretted.stream().map(Story::cancelOf).toList()));

        long cancelled = count(queue, "CANCELLED");
        long funded = count(queue, "FUNDED");
        assertThat(funded).isEqualTo(10);
        assertThat(cancelled).isBetween(0L, 8L);
        assertThat(books.balance(story, "available")).isZero();
      }
    }
    books.assertCoherent();
  }

  private long count(List<PayoutSnapshot> queue, String kind) {
    return queue.stream().filter(p -> books.kinds(p.getPayoutId()).contains(kind)).count();
  }

  private static void race(ExecutorService threads, Runnable one, Runnable other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<?>> runs = new ArrayList<>();
    for (Runnable runner : List.of(one, other)) {
      runs.add(
          threads.submit(() -> {
            start.await();
            runner.run();
            return null;
          }));
    }
    for (Future<?> run : runs) {
      run.get();
    }
  }
}
