package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.schemas.event.LedgerPosted;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;

/** A merchant takes money out of its reserve, or hears that it cannot. */
class WithdrawalIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @Test
  void takesWhatIsThereToTheLastUnit() {
    story.deposit("10.00");

    withdraw(Records.withdrawal(story.merchant, "4.00"));
    withdraw(Records.withdrawal(story.merchant, "6.00"));

    assertThat(books.balances(story))
        .containsEntry("available", 0L)
        .containsEntry("deposits_clearing", 0L);
    assertThat(codes()).containsExactly(1016, 1017, 1017);
  }

  @Test
  void refusesMoreThanThereIsAndOwesNothing() {
    story.deposit("10.00");

    withdraw(Records.withdrawal(story.merchant, "10.01"));

    assertThat(books.balances(story))
        .containsEntry("available", 1_000L)
        .containsEntry("receivable", 0L);
    assertThat(codes()).containsExactly(1016, 9003);
    assertThat(violations()).isEmpty();
  }

  @Test
  void refusesWhileTheMerchantOwes() {
    String deposit = story.deposit("10.00");
    withdraw(Records.withdrawal(story.merchant, "10.00"));
    story.handle(Topics.RESERVE_COMMANDS, Records.reversal(deposit, story.merchant, "10.00"));

    withdraw(Records.withdrawal(story.merchant, "0.01"));

    assertThat(books.balance(story, "receivable")).isEqualTo(-1_000);
    assertThat(codes()).containsExactly(1016, 1017, 1022, 9003);
  }

  @Test
  void takesNoHeldMoney() {
    story.deposit("10.00");
    story.request("8");
    story.cutOffAndSweep(Story.CUTOFF);

    withdraw(Records.withdrawal(story.merchant, "2.01"));

    assertThat(books.balances(story)).containsEntry("available", 200L).containsEntry("held", 800L);
    assertThat(codes()).endsWith(9003);
  }

  /** Somebody has read the no: money that comes later does not turn it into a yes. */
  @Test
  void staysRefusedWhateverComesLater() {
    ReserveWithdrawn withdrawal = Records.withdrawal(story.merchant, "10.00");
    withdraw(withdrawal);
    story.deposit("100.00");

    withdraw(withdrawal);

    assertThat(books.balance(story, "available")).isEqualTo(10_000);
    assertThat(codes()).containsExactly(9003, 1016);
  }

  /** A database that went back knows its postings again, and not the commands behind them. */
  @Test
  void decidesAForgottenOneAsItDid() {
    ReserveWithdrawn refused = Records.withdrawal(story.merchant, "10.00");
    withdraw(refused);
    story.deposit("10.00");
    ReserveWithdrawn booked = Records.withdrawal(story.merchant, "9.00");
    withdraw(booked);
    books.run("delete from reserve_movement where merchant_id = '" + story.merchant + "'");

    withdraw(refused);
    withdraw(booked);

    assertThat(books.balance(story, "available")).isEqualTo(100);
    assertThat(codes()).containsExactly(9003, 1016, 1017);
    assertThat(books.countOf(story, "reserve_movement")).isEqualTo(2);
  }

  @Test
  void refusesAnotherAmountUnderTheSameId() {
    ReserveWithdrawn withdrawal = Records.withdrawal(story.merchant, "10.00");
    withdraw(withdrawal);
    ReserveWithdrawn other = ReserveWithdrawn.newBuilder(withdrawal).setAmount("9.00").build();

    assertThatThrownBy(() -> withdraw(other)).hasMessageContaining("another movement of money");
  }

  @Test
  void tellsARefusalWithTheBalancesThatItWasJudgedBy() {
    story.deposit("10.00");
    ReserveWithdrawn withdrawal = Records.withdrawal(story.merchant, "10.01");
    withdraw(withdrawal);

    LedgerPosted told = told().getLast();

    assertThat(told.getCode()).isEqualTo(9003);
    assertThat(told.getCause()).isEqualTo("withdrawal_refused:" + withdrawal.getWithdrawalId());
    assertThat(told.getMovements()).isEmpty();
    assertThat(told.getVersion()).isEqualTo(2);
    assertThat(told.getBalances().getFirst().getBalance()).isEqualTo(1_000);
  }

  private void withdraw(ReserveWithdrawn withdrawal) {
    story.handle(Topics.RESERVE_COMMANDS, withdrawal);
  }

  private List<Integer> codes() {
    return told().stream().map(LedgerPosted::getCode).toList();
  }

  /** As the service would tell it again. */
  private List<LedgerPosted> told() {
    RecordCodec codec = Station.shared().getBean(RecordCodec.class);
    return Station.shared().getBean(Ledger.class).since(Instant.EPOCH, 0, 100_000).stream()
        .map(fact -> codec.decode(fact.topic(), fact.record().value()))
        .map(LedgerPosted.class::cast)
        .filter(posted -> posted.getMerchantId().equals(story.merchant))
        .toList();
  }

  private List<?> violations() {
    return Station.shared().getBean(LedgerEndpoint.class).ledger().violations();
  }
}
