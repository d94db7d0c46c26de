package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A new version migrates the table of sweeps while the one before it sweeps. */
class MigrationIT {
  private static final String SWEEP = "update sweep set funded = funded + 1 where cutoff_id = '%s'";

  private final String url = Station.newDatabase();
  private final DriverManagerDataSource database = new DriverManagerDataSource(url);
  private final JdbcClient jdbc = JdbcClient.create(database);

  @BeforeEach
  void theVersionBeforeHasSweeps() {
    Flyway.configure().dataSource(database).target("008").load().migrate();
    jdbc.sql(
            """
            insert into sweep (cutoff_id, merchant_id, currency, instant, stragglers)
            values ('a-cutoff', 'a-merchant', 'USD', clock_timestamp(), false),
                   ('another-cutoff', 'a-merchant', 'USD', clock_timestamp(), false)
            """)
        .update();
  }

  @Test
  void waitsLongerThanItsPoolForASweepThatTakesItsTimeAndKeepsNoOtherWaiting() throws Exception {
    String[] impatient = {
      Station.DEAF,
      "--spring.datasource.hikari.data-source-properties.socketTimeout=5",
      "--spring.datasource.hikari.data-source-properties.options="
          + "-c idle_in_transaction_session_timeout=5s"
    };
    try (ExecutorService starter = Executors.newSingleThreadExecutor();
        Connection sweeper = sweeping()) {
      Future<ConfigurableApplicationContext> station =
          starter.submit(() -> Station.start(url, impatient));
      await().atMost(120, SECONDS).until(() -> secondsOfBuilding() > 6);
      assertThat(jdbc.sql(SWEEP.formatted("another-cutoff")).update()).isOne();
      sweeper.commit();

      station.get().close();
    }
    assertMigrated();
  }

  @Test
  void triesAgainWhatFailedHalfWay() throws SQLException {
    try (Connection sweeper = sweeping()) {
      assertThatThrownBy(
              () -> Station.start(url + "&options=-c%20statement_timeout=500", Station.DEAF))
          .hasStackTraceContaining("statement timeout");
      assertThat(halfBuilt()).isOne();
      sweeper.commit();
    }

    Station.start(url, Station.DEAF).close();

    assertMigrated();
  }

  /** A transaction of the version before, which an index that is built concurrently waits for. */
  private Connection sweeping() throws SQLException {
    Connection sweeper = database.getConnection();
    sweeper.setAutoCommit(false);
    JdbcClient.create(new SingleConnectionDataSource(sweeper, true))
        .sql(SWEEP.formatted("a-cutoff"))
        .update();
    return sweeper;
  }

  private double secondsOfBuilding() {
    return jdbc.sql(
            """
            select coalesce(max(extract(epoch from clock_timestamp() - query_start)), 0)
              from pg_stat_activity
             where query like 'create unique index concurrently%' and state = 'active'
               and datname = current_database()
            """)
        .query(Double.class)
        .single();
  }

  private long halfBuilt() {
    return count("select count(*) from pg_index where not indisvalid");
  }

  private void assertMigrated() {
    assertThat(halfBuilt()).isZero();
    assertThat(count("select count(*) from pg_indexes where indexname like 'sweep_o%'"))
        .as("of a cutoff, of a deposit, of stragglers")
        .isEqualTo(3);
    assertThat(count("select count(*) from pg_indexes where indexname = 'sweep_once'")).isZero();
    assertThat(count("select count(*) from flyway_schema_history where not success")).isZero();
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
