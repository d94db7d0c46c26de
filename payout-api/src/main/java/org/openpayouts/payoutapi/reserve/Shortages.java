package org.openpayouts.payoutapi.reserve;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the money of cutoffs ended, each once; from it the payouts behind are explained. */
@Repository
class Shortages {
  private final JdbcClient jdbc;

  Shortages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(List<Shortage> shortages) {
    if (shortages.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into shortage (merchant_id, currency, cutoff_id, scale, first_blocked,
              missing_units, waiting)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
              as s(merchant, currency, cutoff, scale, blocked, missing, waiting)
            order by merchant, currency, cutoff
            on conflict do nothing
            """)
        .param(texts(shortages, shortage -> shortage.merchantId().value()))
        .param(texts(shortages, Shortage::currency))
        .param(texts(shortages, shortage -> shortage.cutoffId().value()))
        .param(shortages.stream().mapToInt(Shortage::scale).toArray())
        .param(texts(shortages, shortage -> shortage.firstBlocked().value()))
        .param(shortages.stream().mapToLong(Shortage::missingUnits).toArray())
        .param(shortages.stream().mapToLong(Shortage::waiting).toArray())
        .update();
  }

  private static String[] texts(List<Shortage> shortages, Function<Shortage, String> text) {
    return shortages.stream().map(text).toArray(String[]::new);
  }
}
