package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;

/** A deposit funds what the reached cutoff left, where the merchant wants it. */
class FundOnDepositIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @BeforeEach
  void merchantFundsOnDeposit() {
    story.merchantWants(MerchantPolicy.newBuilder().setFundOnDeposit(true));
  }

  @AfterEach
  void ledgerIsCoherent() {
    books.run("drop function if exists planted() cascade");
    books.assertCoherent();
  }

  @Test
  void fundsWhatTheCutoffLeft() {
    story.deposit("50.00");
    String blocked = story.request("60");
    String behind = story.request("10");
    story.cutOffAndSweep(CUTOFF);

    story.deposit("20.00");
    story.sweep();

    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
    assertThat(books.kinds(behind)).containsExactly("FUNDED");
    assertThat(cutoffsOf(blocked, behind)).isOne();
  }

  /** All facts about them name the cutoff that they were requested for. */
  private long cutoffsOf(String... payouts) {
    return books.count(
        "select count(distinct cutoff_id) from transition where payout_id in ('"
            + String.join("', '", payouts)
            + "')");
  }

  @Test
  void fundsNothingForAMerchantWhoWaitsForCutoffs() {
    story.merchantWants(MerchantPolicy.newBuilder());
    String payout = story.request("10");
    story.cutOffAndSweep(CUTOFF);

    story.deposit("20.00");
    story.sweep();

    assertThat(books.kinds(payout)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(sweepsForDeposits()).isZero();
  }

  @Test
  void fundsNothingThatWasRequestedAfterTheReachedCutoff() {
    story.request("10");
    story.cutOffAndSweep(CUTOFF);
    PayoutSnapshot later = story.payout("10", CUTOFF);
    story.handle(Topics.REQUESTS, Story.requested(later));

    story.deposit("100.00");
    story.sweep();

    assertThat(books.balance(story, "held")).isEqualTo(1_000);
    assertThat(books.kinds(later.getPayoutId())).isEmpty();
  }

  @Test
  void sweepsNothingBeforeTheFirstCutoffNorWhereNobodyWaits() {
    String payout = story.request("10");
    story.deposit("100.00");
    story.sweep();
    assertThat(books.kinds(payout)).isEmpty();
    story.cutOffAndSweep(CUTOFF);

    story.deposit("100.00");

    assertThat(books.kinds(payout)).containsExactly("FUNDED");
    assertThat(sweepsForDeposits()).isZero();
  }

  @Test
  void sweepsOnceForADepositThatComesTwice() {
    story.request("10");
    String blocked = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, "10.00");
    story.handle(Topics.RESERVE_COMMANDS, deposit, deposit);
    story.sweep();

    story.handle(Topics.RESERVE_COMMANDS, deposit);
    story.sweep();

    assertThat(sweepsForDeposits()).isOne();
    assertThat(books.balance(story, "held")).isEqualTo(1_000);
    assertThat(books.isOpen(blocked)).isTrue();
  }

  @Test
  void sweepsOnceForDepositsThatComeTogether() {
    String payout = story.request("30");
    story.cutOffAndSweep(CUTOFF);

    story.deposit("10.00");
    story.deposit("10.00");
    story.deposit("10.00");
    story.sweep();

    assertThat(sweepsForDeposits()).isOne();
    assertThat(books.kinds(payout)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
  }

  @Test
  void booksADepositAndItsSweepTogetherOrNotAtAll() {
    String payout = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, "10.00");
    books.run(
        """
        create function planted() returns trigger language plpgsql as
        $$ begin raise exception 'planted' using errcode = 'XX000'; end $$;
        create trigger planted before insert on sweep for each row execute function planted()
        """);

    assertThatThrownBy(() -> story.handle(Topics.RESERVE_COMMANDS, deposit))
        .hasStackTraceContaining("planted");
    assertThat(books.countOf(story, "reserve_movement")).isZero();
    assertThat(books.balance(story, "available")).isZero();
    books.run("drop function planted() cascade");
    story.handle(Topics.RESERVE_COMMANDS, deposit);
    story.sweep();

    assertThat(books.kinds(payout)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
  }

  @Test
  void goesOnWhereTheProcessDiedBetweenTwoPayouts() {
    String first = story.request("10");
    String second = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    story.deposit("20.00");
    books.run("update sweep set attempts = 100 where done_at is null");
    Station.shared().getBean(SweepRound.class).work();
    assertThat(books.isOpen(first)).isFalse();
    assertThat(books.isOpen(second)).isTrue();

    story.sweep();

    assertThat(books.kinds(second)).containsExactly("FUNDED");
    assertThat(books.balance(story, "held")).isEqualTo(2_000);
  }

  @Test
  void waitsForTheSweepOfTheCutoffItself() {
    story.deposit("10.00");
    String covered = story.request("10");
    String blocked = story.request("10");
    story.cutoff(CUTOFF);

    story.deposit("10.00");
    story.sweep();

    assertThat(books.kinds(covered)).containsExactly("FUNDED");
    assertThat(books.kinds(blocked)).containsExactly("FUNDED");
    assertThat(books.countOf(story, "shortage")).isZero();
  }

  @Test
  void saysOfWhichPayoutTheMoneyEndsNowAndTellsTheMerchantOnce() {
    String first = story.request("10");
    String second = story.request("10");
    String third = story.request("10");
    story.cutOffAndSweep(CUTOFF);

    story.deposit("10.00");
    story.sweep();
    story.deposit("1.00");
    story.sweep();

    assertThat(books.kinds(first)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
    assertThat(books.kinds(second)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.kinds(third)).isEmpty();
    assertThat(books.countOf(story, "shortage")).isOne();
  }

  @Test
  void repaysFirstWhatTheMerchantOwes() {
    String deposit = story.deposit("10.00");
    story.request("10");
    String waiting = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    story.handle(Topics.RESERVE_COMMANDS, Records.reversal(deposit, story.merchant, "10.00"));

    story.deposit("9.00");
    assertThat(Station.shared().getBean(SweepRound.class).work()).isFalse();
    assertThat(books.kinds(waiting)).containsExactly("DEFERRED:RESERVE_SHORT");
    story.deposit("11.00");
    story.sweep();

    assertThat(books.kinds(waiting).getLast()).isEqualTo("FUNDED");
    assertThat(books.balance(story, "receivable")).isZero();
  }

  @Test
  void goesBehindTheCutoffsOfOthers() {
    story.deposit("5.00");
    String waiting = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    story.deposit("20.00");
    Story other = anActiveMerchant(Station.shared());
    other.deposit("10.00");
    String ofCutoff = other.request("10");
    other.cutoff(CUTOFF.plusSeconds(60));

    assertThat(Station.shared().getBean(SweepRound.class).work()).isTrue();

    assertThat(books.kinds(ofCutoff)).containsExactly("FUNDED");
    assertThat(books.kinds(waiting)).containsExactly("DEFERRED:RESERVE_SHORT");
    story.sweep();
    assertThat(books.kinds(waiting)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
  }

  @Test
  void keepsTheLimitsOfTheReachedCutoffsDay() {
    MerchantLimits limits =
        MerchantLimits.newBuilder().setCurrency("USD").setPerDay(1_500L).build();
    story.merchantWants(
        MerchantPolicy.newBuilder().setFundOnDeposit(true).setLimits(List.of(limits)));
    story.deposit("10.00");
    story.request("10");
    String second = story.request("10");
    String third = story.request("5");
    story.cutOffAndSweep(CUTOFF);

    story.deposit("100.00");
    story.sweep();

    assertThat(books.kinds(second)).containsExactly("DEFERRED:LIMIT_PER_DAY");
    assertThat(books.kinds(third)).containsExactly("DEFERRED:RESERVE_SHORT", "FUNDED");
  }

  private long sweepsForDeposits() {
    return books.count(
        "select count(*) from sweep where deposit_id is not null and merchant_id = '"
            + story.merchant
            + "'");
  }
}
