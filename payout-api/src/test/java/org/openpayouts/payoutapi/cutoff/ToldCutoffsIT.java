package org.openpayouts.payoutapi.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A cutoff is forgotten as soon as it explains nobody, and its shortages after it. */
class ToldCutoffsIT {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final ToldCutoffs told = RunningApi.shared().bean(ToldCutoffs.class);
  private final JdbcClient jdbc = RunningApi.shared().bean(JdbcClient.class);

  @Test
  void keepsTheLastOneOverEachPayout() {
    ToldCutoff both = over(0, "MERCHANTS", "ann", "ben");
    ToldCutoff other = over(1, "MERCHANTS", "cleo");
    ToldCutoff listed = over(2, "PAYOUTS", "ann");
    ToldCutoff one = over(3, "MERCHANTS", "ann");
    ToldCutoff wider = over(4, "MERCHANTS", "ben", "dan", "ann");
    ToldCutoff all = over(5, "ALL");

    leavingNothing(() -> {
      told.keep(List.of(both, other, listed, one));
      assertThat(known(both, other, listed, one)).isEqualTo(4);

      told.keep(List.of(wider));
      assertThat(known(both, one)).isZero();
      assertThat(known(other, listed, wider)).isEqualTo(3);

      told.keep(List.of(all));
      assertThat(known(other, listed, wider)).isZero();
      assertThat(known(all)).isOne();
    });
  }

  @Test
  void forgetsShortagesWhoseCutoffExplainsNobodyAndKeepsThoseThatMayStillBeTold() {
    ToldCutoff forgotten = over(0, "ALL");
    ToldCutoff notYetTold = over(1, "ALL");
    ToldCutoff last = over(2, "ALL");

    leavingNothing(() -> {
      ranShort(forgotten, 31);
      ranShort(notYetTold, 29);
      ranShort(last, 31);

      told.keep(List.of(forgotten, last));

      assertThat(shortages(forgotten)).isZero();
      assertThat(shortages(notYetTold)).isOne();
      assertThat(shortages(last)).isOne();
    });
  }

  /** In a transaction that nobody sees, as other tests tell cutoffs too. */
  private static void leavingNothing(Runnable test) {
    var transactions =
        new TransactionTemplate(RunningApi.shared().bean(PlatformTransactionManager.class));
    transactions.executeWithoutResult(status -> {
      status.setRollbackOnly();
      test.run();
    });
  }

  private static ToldCutoff over(int hours, String kind, String... values) {
    return new ToldCutoff(
        new CutoffId(IdSource.secure().nextId()),
        NOON.plusSeconds(3_600L * hours),
        kind,
        List.of(values));
  }

  private void ranShort(ToldCutoff cutoff, int daysAgo) {
    jdbc.sql(
            """
            insert into shortage (merchant_id, currency, cutoff_id, scale, first_blocked,
                                  missing_units, waiting, kept_at)
            values ('ann', 'USD', :cutoff, 2, 'a-payout', 1, 1,
                    now() - make_interval(days => :days))
            """)
        .param("cutoff", cutoff.id().value())
        .param("days", daysAgo)
        .update();
  }

  private long known(ToldCutoff... cutoffs) {
    return jdbc.sql("select count(*) from told_cutoff where cutoff_id = any(:ids)")
        .param("ids", Stream.of(cutoffs).map(cutoff -> cutoff.id().value()).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  private long shortages(ToldCutoff cutoff) {
    return jdbc.sql("select count(*) from shortage where cutoff_id = :id")
        .param("id", cutoff.id().value())
        .query(Long.class)
        .single();
  }
}
