package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * So many payouts wait behind an empty reserve that no transaction counts them: as millions do on a
 * cold disk, each row of the tail takes five milliseconds to read.
 */
class LongTailIT {
  private static final int TAIL = 1_000;
  private static final int ATTEMPTS_MAX = 8;
  private static final int SLEEPERS = 1_000;

  private ConfigurableApplicationContext station;
  private Books books;
  private Story story;

  @BeforeEach
  void start() {
    station =
        Station.quiet(
            "--payouts.funding.chunk-size=2",
            "--payouts.funding.transaction-timeout=1s",
            "--spring.datasource.hikari.data-source-properties.options="
                + "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off");
    books = new Books(station);
    story = anActiveMerchant(station);
  }

  @AfterEach
  void stop() {
    station.close();
  }

  @Test
  void saysTheShortageAndEndsTheSweep() {
    story.deposit("50.00");
    String blocked = story.request("60");
    List<PayoutSnapshot> tail = Stream.generate(() -> story.payout("7")).limit(TAIL).toList();
    story.handle(Topics.REQUESTS, tail.stream().map(Story::requested).toList());
    story.cutoff(CUTOFF);
    readTheTailSlowly();

    for (int attempt = 1; attempt <= ATTEMPTS_MAX && toDo() > 0; attempt++) {
      station.getBean(SweepRound.class).work();
    }

    assertThat(toDo()).isZero();
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.count("select waiting from shortage"))
        .as("at least so many: a hundred pages of one payout")
        .isEqualTo(100);
  }

  /**
   * What may not be paid before tomorrow is read again at each cutoff of today: here for two
   * seconds, a look at fifty for a tenth of one.
   */
  @Test
  void goesOnBehindMoreThanALookThatOnlyTimeCanHeal() {
    story.deposit("50.00");
    List<PayoutSnapshot> tomorrow = Stream.generate(this::ofTomorrow).limit(SLEEPERS).toList();
    story.handle(Topics.REQUESTS, tomorrow.stream().map(Story::requested).toList());
    story.cutOffAndSweep(CUTOFF);
    String today = story.request("10");
    story.cutoff(CUTOFF.plusSeconds(1));
    readTheTailSlowly();

    for (int attempt = 1; attempt <= SLEEPERS && toDo() > 0; attempt++) {
      station.getBean(SweepRound.class).work();
    }

    assertThat(toDo()).isZero();
    assertThat(books.kinds(today)).containsExactly("FUNDED");
    assertThat(tomorrow)
        .allSatisfy(payout ->
            assertThat(books.kinds(payout.getPayoutId()))
                .containsExactly("DEFERRED:BEFORE_EFFECTIVE_DATE"));
  }

  private PayoutSnapshot ofTomorrow() {
    return PayoutSnapshot.newBuilder(story.payout("6"))
        .setEffectiveDate(Records.DAY.plusDays(1))
        .build();
  }

  private void readTheTailSlowly() {
    books.run(
        """
        create function read_slowly(amount numeric) returns boolean language plpgsql volatile
          cost 1000000 as
        $$ begin
          if amount in (6, 7) then
            perform pg_sleep(case amount when 7 then 0.005 else 0.002 end);
          end if;
          return true;
        end $$;
        alter table open_payout rename to open_payout_row;
        create view open_payout as select * from open_payout_row where read_slowly(amount);
        analyze open_payout_row
        """);
  }

  private long toDo() {
    return books.count("select count(*) from sweep where done_at is null");
  }
}
