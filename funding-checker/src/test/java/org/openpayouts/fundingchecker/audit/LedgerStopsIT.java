package org.openpayouts.fundingchecker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.fundingchecker.funding.Station;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas audit at once, and one of them is slow. */
class LedgerStopsIT {
  private final LedgerStops stops = Station.shared().getBean(LedgerStops.class);
  private final LedgerKey ledger =
      new LedgerKey(
          new MerchantId(Station.shared().getBean(IdSource.class).nextId()), Currencies.of("USD"));

  @AfterEach
  void leavesNoneBehind() {
    stops.lift(ledger, "ann", "the test is over");
  }

  @Test
  void stopsOnceHoweverManyReplicasSeeIt() {
    assertThat(stops.stop(seenAfter(0))).isTrue();

    assertThat(stops.stop(seenAfter(0))).isFalse();
    assertThat(stops.standing(1_000)).filteredOn(this::isOurs).hasSize(1);
  }

  @Test
  void stopsNothingForWhatWasSeenBeforeAnOperatorLiftedTheStop() {
    stops.stop(seenAfter(0));
    stops.lift(ledger, "ann", "put back");

    assertThat(stops.stop(seenAfter(0))).as("an audit that began before").isFalse();
    assertThat(stops.standing(1_000)).noneMatch(this::isOurs);
    assertThat(stops.stop(seenAfter(1))).as("one that began after").isTrue();
  }

  @Test
  void keepsWhoLiftedItAndWhy() {
    stops.stop(seenAfter(0));

    assertThat(stops.lift(ledger, "ann", "put back")).isPresent();
    assertThat(stops.lift(ledger, "bob", "again")).isEmpty();

    assertThat(
            Station.shared()
                .getBean(JdbcClient.class)
                .sql(
                    """
                    select lifted_by || ': ' || lift_reason from stopped_ledger
                     where merchant_id = :merchant
                    """)
                .param("merchant", ledger.merchantId().value())
                .query(String.class)
                .list())
        .containsExactly("ann: put back");
  }

  private LedgerStops.Broken seenAfter(int stops) {
    return new LedgerStops.Broken(
        ledger.merchantId().value(), "USD", stops, "balance equals entries", ledger.text());
  }

  private boolean isOurs(LedgerStops.Stop stop) {
    return stop.merchantId().equals(ledger.merchantId().value());
  }
}
