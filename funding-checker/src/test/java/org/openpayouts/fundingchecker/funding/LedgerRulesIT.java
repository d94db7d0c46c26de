package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database itself refuses, whoever asks. */
class LedgerRulesIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "available = -1, deposits_clearing = 1   | available_never_negative",
        "held = -1, available = available + 1    | held_never_negative",
        "receivable = 1, available = available-1 | receivable_never_positive",
        "available = available + 1               | balances_sum_to_zero",
      })
  void refusesABalanceOutsideItsBounds(String change, String constraint) {
    story.deposit("10.00");

    assertThatThrownBy(() ->
            books.run(
                "update account set " + change + " where merchant_id = '" + story.merchant + "'"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(constraint);
  }

  @ParameterizedTest
  @CsvSource({"posting, lines", "ledger_entry, amount", "transition, sequence"})
  void refusesToChangeOrForgetWhatWasWritten(String table, String column) {
    assertThatThrownBy(() -> books.run("update " + table + " set " + column + " = 1"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining(table + " is append-only");
    assertThatThrownBy(() -> books.run("delete from " + table))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining(table + " is append-only");
  }

  @Test
  void refusesAPostingThatDoesNotSumToZero() {
    story.deposit("10.00");

    assertThatThrownBy(() ->
            books.run(
                """
                insert into ledger_entry (posting_id, account, merchant_id, currency, amount)
                select posting_id, 'SUSPENSE', merchant_id, currency, 1 from posting
                 where merchant_id = '%s'
                """
                    .formatted(story.merchant)))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("does not sum to zero");
  }

  @Test
  void refusesAnotherDepositUnderTheSameExternalId() {
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, "10.00");
    story.handle(Topics.RESERVE_COMMANDS, deposit);
    DepositReceived other =
        DepositReceived.newBuilder(deposit).setDepositId(Records.IDS.nextId()).build();

    assertThatThrownBy(() -> story.handle(Topics.RESERVE_COMMANDS, other))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(books.balance(story, "available")).isEqualTo(1_000);
  }

  /** The id follows from the external id, so only the amount tells that it is another. */
  @Test
  void refusesAnotherAmountUnderTheSameDepositId() {
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, "10.00");
    story.handle(Topics.RESERVE_COMMANDS, deposit);
    DepositReceived again =
        DepositReceived.newBuilder(deposit).setEnvelope(Records.envelope()).build();
    DepositReceived other = DepositReceived.newBuilder(again).setAmount("10.01").build();

    story.handle(Topics.RESERVE_COMMANDS, again);
    assertThatThrownBy(() -> story.handle(Topics.RESERVE_COMMANDS, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another movement of money");
    assertThat(books.balance(story, "available")).isEqualTo(1_000);
  }

  /** A database that went back may know the posting of a deposit and not the deposit. */
  @Test
  void refusesAnotherAmountThanWasPostedBefore() {
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, "10.004");
    story.handle(Topics.RESERVE_COMMANDS, deposit);
    books.run("delete from reserve_movement where movement_id = '" + deposit.getDepositId() + "'");
    DepositReceived other = DepositReceived.newBuilder(deposit).setAmount("10.014").build();

    assertThatThrownBy(() -> story.handle(Topics.RESERVE_COMMANDS, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was posted with another amount");
    story.handle(Topics.RESERVE_COMMANDS, deposit);
    assertThat(books.balance(story, "available")).isEqualTo(1_000);
  }

  @Test
  void refusesToReverseMoreThanWasDeposited() {
    String deposit = story.deposit("10.00");
    story.handle(Topics.RESERVE_COMMANDS, Records.reversal(deposit, story.merchant, "6.00"));

    assertThatThrownBy(() ->
            story.handle(
                Topics.RESERVE_COMMANDS, Records.reversal(deposit, story.merchant, "4.01")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("beyond its amount");
    assertThat(books.balance(story, "available")).isEqualTo(400);
  }

  @Test
  void refusesToSettleWhatWasNeverFundedOrASecondTime() {
    story.deposit("10.00");
    PayoutSnapshot payout = story.payout("10");
    story.handle(Topics.REQUESTS, Story.requested(payout));

    assertThatThrownBy(() -> story.handle(Topics.LIFECYCLE, Story.completed(payout, 5)))
        .hasMessageContaining("was never funded here");
    story.cutOffAndSweep(CUTOFF);
    story.handle(Topics.LIFECYCLE, Story.completed(payout, 5));
    assertThatThrownBy(() -> story.handle(Topics.LIFECYCLE, Story.failed(payout, 6)))
        .hasMessageContaining("settled twice");
    assertThat(books.balance(story, "paid_out")).isEqualTo(1_000);
  }
}
