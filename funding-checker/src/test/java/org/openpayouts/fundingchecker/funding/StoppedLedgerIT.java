package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.audit.LedgerEndpoint;
import org.openpayouts.fundingchecker.audit.StoppedLedgersEndpoint;
import org.openpayouts.fundingchecker.forecast.Forecast;
import org.openpayouts.fundingchecker.forecast.ForecastEndpoint;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.ReserveWithdrawn;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A hand in the database has given a merchant money that nobody paid in: none of it is spent. */
class StoppedLedgerIT {
  private static ConfigurableApplicationContext station;
  private static Books books;

  private Story broken;
  private Story other;

  @BeforeAll
  static void start() {
    station = Station.quiet("--payouts.audit.interval=1h");
    books = new Books(station);
  }

  @AfterAll
  static void stop() {
    station.close();
  }

  @BeforeEach
  void twoMerchants() {
    broken = anActiveMerchant(station);
    other = anActiveMerchant(station);
  }

  @AfterEach
  void nothingIsStoppedAnyMore() {
    audit();
    assertThat(books.count("select count(*) from stopped_ledger where lifted_at is null")).isZero();
    books.assertCoherent();
  }

  @Test
  void waitsUntilAnOperatorSaysSoAndFundsTheOthersMeanwhile() {
    String waiting = request(broken, "5.00", "10");
    String ofOther = request(other, "10.00", "10");
    giveFromNowhere(1_000);
    audit();

    cutOff();

    assertThat(books.kinds(waiting)).isEmpty();
    assertThat(books.kinds(ofOther)).containsExactly("FUNDED");
    assertThat(toDo()).isOne();
    assertThat(unsweptSeconds()).isZero();
    assertThat(lift(broken)).isEqualTo(409);
    giveFromNowhere(-1_000);
    broken.deposit("5.00");
    audit();
    broken.sweep();
    assertThat(books.kinds(waiting)).as("no audit lifts a stop").isEmpty();

    assertThat(lift(broken)).isEqualTo(200);
    broken.sweep();

    assertThat(books.kinds(waiting)).containsExactly("FUNDED");
    assertThat(toDo()).isZero();
    assertThat(lift(broken)).as("a repeat").isEqualTo(404);
  }

  @Test
  void takesMoneyInAndCancelsButPaysNoneBack() {
    broken.deposit("5.00");
    PayoutSnapshot payout = broken.payout("5");
    broken.handle(Topics.REQUESTS, Story.requested(payout));
    giveFromNowhere(1_000);
    audit();

    ReserveWithdrawn withdrawal = Records.withdrawal(broken.merchant, "1.00");
    broken.handle(Topics.RESERVE_COMMANDS, withdrawal);
    broken.deposit("2.00");
    broken.handle(Topics.REQUESTS, Story.cancelOf(payout));

    assertThat(isPosted("withdrawal_refused:" + withdrawal.getWithdrawalId())).isTrue();
    assertThat(books.balance(broken, "available")).isEqualTo(1_700);
    assertThat(books.kinds(payout.getPayoutId())).containsExactly("CANCELLED");
    giveFromNowhere(-1_000);
    assertThat(lift(broken)).isEqualTo(200);
  }

  @Test
  void isForecastAsWhatTheCutoffThenDoes() {
    request(broken, "20.00", "10");
    giveFromNowhere(1_000);
    audit();

    Forecast.OfLedger forecast = forecast();

    assertThat(forecast.funded()).isZero();
    assertThat(forecast.heldUnits()).isZero();
    assertThat(forecast.stoppedSince()).isNotNull();
    giveFromNowhere(-1_000);
    assertThat(lift(broken)).isEqualTo(200);
    assertThat(forecast().funded()).isOne();
    assertThat(forecast().stoppedSince()).isNull();
  }

  /** The stop waits for the lock that the sweep decides under, or the sweep for the stop's. */
  @Test
  void fundsNothingWhereTheStopCameBehindTheClaim() throws Exception {
    String payout = request(broken, "10.00", "10");
    broken.start(Records.cutoff(CUTOFF, CutoffScopeKind.MERCHANTS, List.of(broken.merchant)));
    TransactionTemplate stopping =
        new TransactionTemplate(station.getBean(PlatformTransactionManager.class));
    try (ExecutorService sweeper = Executors.newSingleThreadExecutor()) {
      Future<?> sweep =
          Objects.requireNonNull(
              stopping.execute(status -> {
                books.count(
                    "select available from account where merchant_id = '%s' for update"
                        .formatted(broken.merchant));
                Future<?> begun = sweeper.submit(broken::sweep);
                await().atMost(30, SECONDS).until(() -> waitingForTheAccount() == 1);
                books.run(
                    """
                    insert into stopped_ledger (merchant_id, currency, number, violated, subject)
                    values ('%s', 'USD', 1, 'a check', 'a subject')
                    """
                        .formatted(broken.merchant));
                return begun;
              }));
      sweep.get();
    }

    assertThat(books.kinds(payout)).isEmpty();
    assertThat(toDo()).isOne();
    assertThat(lift(broken)).isEqualTo(200);
    broken.sweep();
    assertThat(books.kinds(payout)).containsExactly("FUNDED");
  }

  private static long waitingForTheAccount() {
    return books.count(
        """
        select count(*) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'
           and query like '%from account%for update%'
        """);
  }

  /** Postings are read back before their lines: what that looks like is no hand in the database. */
  @Test
  void isNotStoppedWhileADatabaseThatWentBackRelearns() {
    broken.deposit("5.00");
    giveFromNowhere(1_000);
    TransactionTemplate rolledBack =
        new TransactionTemplate(station.getBean(PlatformTransactionManager.class));

    rolledBack.executeWithoutResult(status -> {
      books.run(
          """
          insert into database_return (consumer, topic, partition, stored_offset, handled_offset,
                                       reason)
          values ('a', 'a', 0, 0, 1, 'a')
          """);
      assertThat(audit()).isFalse();
      assertThat(books.countOf(broken, "stopped_ledger")).isZero();
      status.setRollbackOnly();
    });

    giveFromNowhere(-1_000);
  }

  private String request(Story story, String deposit, String amount) {
    story.deposit(deposit);
    return story.request(amount);
  }

  private void giveFromNowhere(long units) {
    books.run(
        """
        update account
           set available = available + %1$d, deposits_clearing = deposits_clearing - %1$d
         where merchant_id = '%2$s'
        """
            .formatted(units, broken.merchant));
  }

  private static boolean audit() {
    return station.getBean(LedgerEndpoint.class).ledger().coherent();
  }

  private void cutOff() {
    broken.start(
        Records.cutoff(
            CUTOFF, CutoffScopeKind.MERCHANTS, List.of(broken.merchant, other.merchant)));
    broken.sweep();
  }

  private static int lift(Story story) {
    WebEndpointResponse<Object> answer =
        station
            .getBean(StoppedLedgersEndpoint.class)
            .lift(story.merchant, "USD", "ann", "put back to its entries");
    return answer.getStatus();
  }

  private static double unsweptSeconds() {
    return station.getBean(FundingFigures.class).measure().oldestCutoffSeconds();
  }

  private Forecast.OfLedger forecast() {
    Object body = station.getBean(ForecastEndpoint.class).forecast(broken.merchant).getBody();
    assertThat(body).isInstanceOf(Forecast.class);
    return ((Forecast) Objects.requireNonNull(body)).ledgers().getFirst();
  }

  private static long toDo() {
    return books.count("select count(*) from sweep where done_at is null");
  }

  private static boolean isPosted(String cause) {
    return books.count("select count(*) from posting where cause = '" + cause + "'") == 1;
  }
}
