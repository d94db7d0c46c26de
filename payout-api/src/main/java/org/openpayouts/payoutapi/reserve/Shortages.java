package org.openpayouts.payoutapi.reserve;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where the money of cutoffs ended, each once; from it the payouts behind are explained. A row is
 * also the mail to the merchant, which waits in it.
 */
@Repository
class Shortages {
  /**
   * Whether the merchant hears of the shortage s by the mail of another one: two schedules may cut
   * off a ledger at one instant. Nobody else keeps shortages of this ledger now, for they come in
   * order.
   */
  private static final String REPEATED =
      """
      s.cutoff is not null
        and (dense_rank() over (partition by merchant, currency, cutoff order by cutoff_id collate "C") > 1
             or exists (select from shortage kept
                         where kept.merchant_id = s.merchant and kept.currency = s.currency
                           and kept.cutoff = s.cutoff and kept.cutoff_id <> s.cutoff_id
                           and kept.mail_outcome is distinct from 'older_build'))
      """;

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
              missing_units, waiting, cutoff, next_cutoff, occurred_at, mail_outcome)
            select s.*, case when %s then 'repeated' end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
              as s(merchant, currency, cutoff_id, scale, blocked, missing, waiting, cutoff, next,
                occurred)
            order by merchant, currency, cutoff_id
            on conflict do nothing
            """
                .formatted(REPEATED))
        .param(texts(shortages, shortage -> shortage.merchantId().value()))
        .param(texts(shortages, Shortage::currency))
        .param(texts(shortages, shortage -> shortage.cutoffId().value()))
        .param(shortages.stream().mapToInt(Shortage::scale).toArray())
        .param(texts(shortages, shortage -> shortage.firstBlocked().value()))
        .param(shortages.stream().mapToLong(Shortage::missingUnits).toArray())
        .param(shortages.stream().mapToLong(Shortage::waiting).toArray())
        .param(texts(shortages, shortage -> text(shortage.cutoff())))
        .param(texts(shortages, shortage -> text(shortage.nextCutoff())))
        .param(texts(shortages, shortage -> text(shortage.occurredAt())))
        .update();
  }

  private static @Nullable String[] texts(
      List<Shortage> shortages, Function<Shortage, @Nullable String> text) {
    return shortages.stream().map(text).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
