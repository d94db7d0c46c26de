package org.openpayouts.bench.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.schemas.serde.RecordCodec;

/** The peers on funding-checker's own tables, from its own migrations. */
class BareSqlIT {
  private static final Instant CUTOFF = Instant.parse("2026-03-02T14:00:00Z");
  private static final Queue QUEUE =
      new Queue(new NumberedIds(1_772_460_000L), 0, 2_500, 2, CUTOFF);

  private final OthersFacts facts = new OthersFacts(1);
  private final String database = Infrastructure.shared().freshDatabase("bench");
  private final Sql sql = new Sql(database);

  /** As whoever has a codec has done. */
  @BeforeAll
  static void trustTheGeneratedRecords() {
    RecordCodec.at("http://127.0.0.1:9").close();
  }

  @BeforeEach
  void fill() {
    Flyway.configure()
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .dataSource(database, null, null)
        .locations("filesystem:" + migrations())
        .load()
        .migrate();
    new FilledRows(sql, request -> new byte[] {1, 2, 3})
        .fill(QUEUE, number -> facts.requested(QUEUE, number));
    long[] units = QUEUE.unitsOfMerchants();
    for (int merchant = 0; merchant < units.length; merchant++) {
      sql.update(
          "insert into account (merchant_id, currency, available, deposits_clearing)"
              + " values (?, 'USD', ?, ?)",
          QUEUE.merchantId(merchant),
          units[merchant],
          -units[merchant]);
    }
  }

  @AfterEach
  void close() {
    sql.close();
  }

  private static Path migrations() {
    return Distributions.projectRoot().resolve("funding-checker/src/main/resources/db/migration");
  }

  @Test
  void movesEveryPayoutThatTheReservesCover() {
    BareSql bare = new BareSql(sql);
    bare.prepare();

    bare.select(QUEUE);
    bare.move(QUEUE);

    assertThat(sql.number("select count(*) from bench.open_payout")).isZero();
    assertThat(sql.number("select count(distinct payout_id) from bench.transition"))
        .isEqualTo(QUEUE.payouts());
    assertThat(sql.number("select sum(ledger_amount) from bench.transition"))
        .isEqualTo(QUEUE.unitsOfMerchants()[0] + QUEUE.unitsOfMerchants()[1]);
    assertThat(sql.number("select count(*) from open_payout")).isEqualTo(QUEUE.payouts());
  }

  @Test
  void doesNotCallASelectDoneThatTheReservesDoNotCover() {
    BareSql bare = new BareSql(sql);
    sql.update("update account set available = available - 1, suspense = suspense + 1");

    assertThatThrownBy(() -> bare.select(QUEUE)).hasMessageContaining("covers 2498 of 2500");
  }

  @Test
  void fundsASampleRowByRow() {
    sql.execute("create schema bench");
    RowByRow rows = new RowByRow(sql);
    rows.prepare(50);

    rows.fund(QUEUE, 50);

    assertThat(sql.number("select count(*) from bench.sample_payout")).isZero();
    assertThat(sql.number("select count(*) from bench.fact")).isEqualTo(50);
    assertThat(sql.number("select sum(amount) from bench.ledger_entry")).isZero();
    assertThat(sql.number("select sum(held) from bench.account"))
        .isEqualTo(sql.number("select sum(ledger_amount) from bench.sample_transition"));
  }

  @Test
  void readsBooksOfEveryMerchant() {
    StoredBooks books = StoredBooks.read(sql, QUEUE);

    assertThat(books.available()).containsExactly(QUEUE.unitsOfMerchants());
    assertThat(books.open()).isEqualTo(QUEUE.payouts());
    assertThat(books.funded()).isZero();
    assertThat(books.unbalanced()).isZero();
  }
}
