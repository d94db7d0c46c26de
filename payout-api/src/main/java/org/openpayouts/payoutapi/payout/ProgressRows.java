package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of each payout, as narrow rows that change. */
@Repository
public class ProgressRows {
  private final JdbcClient jdbc;

  ProgressRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a fact tells about a payout, and which payout that is. */
  record Change(
      PayoutId id,
      MerchantId merchantId,
      Instant requestedAt,
      Instant changedAt,
      Progress progress) {}

  /**
   * Keeps each change that is newer than what is known. At most one change per payout, in the order
   * of their ids.
   */
  void keep(List<Change> changes) {
    jdbc.sql(
            """
            insert into progress as g (payout_id, merchant_id, requested_at, sequence, status,
              reason, funding, transactions, changed_at)
            select id, merchant, at::timestamptz, seq, status, reason, funding::jsonb,
              transactions::jsonb, changed::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
              as c(id, merchant, at, seq, status, reason, funding, transactions, changed)
            order by id
            on conflict (payout_id) do update
              set sequence = excluded.sequence, status = excluded.status,
                reason = excluded.reason, funding = excluded.funding,
                transactions = excluded.transactions, changed_at = excluded.changed_at
              where g.sequence < excluded.sequence
            """)
        .param(texts(changes, change -> change.id().value()))
        .param(texts(changes, change -> change.merchantId().value()))
        .param(texts(changes, change -> change.requestedAt().toString()))
        .param(changes.stream().mapToLong(change -> change.progress().sequence()).toArray())
        .param(texts(changes, change -> change.progress().status().word()))
        .param(texts(changes, change -> change.progress().reason()))
        .param(texts(changes, change -> PayoutRows.json(change.progress().funding())))
        .param(texts(changes, change -> PayoutRows.json(change.progress().transactions())))
        .param(texts(changes, change -> change.changedAt().toString()))
        .update();
  }

  /** Those of the payouts that are no longer new, with their states. */
  public Map<PayoutId, Status> decided(Collection<PayoutId> ids) {
    record Decided(PayoutId id, Status status) {}
    return jdbc
        .sql("select payout_id, status from progress where payout_id = any(?) and status <> 'new'")
        .param(ids.stream().map(PayoutId::value).toArray(String[]::new))
        .query((row, number) ->
            new Decided(
                new PayoutId(row.getString("payout_id")),
                Status.parse(row.getString("status")).orElseThrow()))
        .list()
        .stream()
        .collect(Collectors.toMap(Decided::id, Decided::status));
  }

  private static @Nullable String[] texts(
      List<Change> changes, Function<Change, @Nullable String> text) {
    return changes.stream().map(text).toArray(String[]::new);
  }
}
