package org.openpayouts.fundingchecker.funding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What the chain takes is half a dollar of each payout of ten. */
class NetworkFeeIT {
  private static ConfigurableApplicationContext station;

  private Story story;
  private Books books;

  @BeforeAll
  static void open() {
    station = Station.quiet("--payouts.network-fees.quotes.BTC=0.00001");
  }

  @AfterAll
  static void close() {
    station.close();
  }

  @BeforeEach
  void aMerchant() {
    story = anActiveMerchant(station);
    books = new Books(station);
  }

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  private record Fixed(long baseUnits, long ledgerAmount, long platformFee, long networkFee) {}

  @Test
  void forecastsWhatTheCutoffThenHolds() {
    recipientPays();
    story.deposit("20.00");
    story.request("10");
    story.request("10");

    long forecast = forecast(new LedgerKey(new MerchantId(story.merchant), Currencies.of("USD")));
    story.cutOffAndSweep(CUTOFF);

    assertThat(forecast).isEqualTo(2_000);
    assertThat(books.balance(story, "held")).isEqualTo(forecast);
  }

  private static long forecast(LedgerKey ledger) {
    TransactionOperations transactions = station.getBean(TransactionOperations.class);
    Rehearsal rehearsal = station.getBean(Rehearsal.class);
    return requireNonNull(transactions.execute(_ -> rehearsal.of(ledger, CUTOFF, 100).held()));
  }

  /** It raised the version and knew nothing of who pays: what stands there is of another one. */
  @Test
  void letsThePlatformPayUntilTheMerchantIsToldAgainBehindAnOlderBuild() {
    recipientPays();
    story.deposit("20.00");
    books.run(
        "update merchant set version = version + 1 where merchant_id = '" + story.merchant + "'");

    String first = story.request("10");
    story.cutOffAndSweep(CUTOFF);
    recipientPays();
    String second = story.request("10");
    story.cutOffAndSweep(CUTOFF.plus(Duration.ofHours(7)));

    assertThat(fixed(first)).isEqualTo(new Fixed(20_000, 1_000, -50, 50));
    assertThat(fixed(second)).isEqualTo(new Fixed(19_000, 950, 0, 50));
  }

  @Test
  void givesAllOfItBackWhenThePayoutFails() {
    recipientPays();
    story.deposit("20.00");
    PayoutSnapshot payout = story.payout("10");
    story.handle(Topics.REQUESTS, Story.requested(payout));
    story.cutOffAndSweep(CUTOFF);

    story.handle(Topics.LIFECYCLE, Story.failed(payout, 3));

    assertThat(books.balance(story, "available")).isEqualTo(2_000);
    assertThat(books.balance(story, "held")).isZero();
  }

  private void recipientPays() {
    story.merchantWants(MerchantPolicy.newBuilder().setRecipientPaysNetworkFee(true));
  }

  private static Fixed fixed(String payoutId) {
    return station
        .getBean(JdbcClient.class)
        .sql(
            """
            select base_units, ledger_amount, platform_fee, network_fee
              from transition where payout_id = :id and kind = 'FUNDED'
            """)
        .param("id", payoutId)
        .query((row, index) ->
            new Fixed(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }
}
