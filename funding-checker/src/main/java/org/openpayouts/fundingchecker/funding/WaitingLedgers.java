package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledgers whose payouts wait, for looking. */
@Repository
class WaitingLedgers {
  private final JdbcClient jdbc;

  WaitingLedgers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those with payouts requested before an instant, as a cutoff lays out their sweeps. */
  List<LedgerKey> before(@Nullable MerchantId merchant, Instant instant, int limit) {
    return jdbc.sql(
            """
            select merchant_id, currency from reached_cutoff r
             where (:merchant::text is null or merchant_id = :merchant)
               and exists (select 1 from open_payout o
                            where o.merchant_id = r.merchant_id and o.currency = r.currency
                              and o.requested_at < :instant)
             order by merchant_id, currency limit :limit
            """)
        .param("merchant", merchant == null ? null : merchant.value())
        .param("instant", instant.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, index) ->
            new LedgerKey(
                new MerchantId(row.getString("merchant_id")),
                Currencies.of(row.getString("currency"))))
        .list();
  }

  private record Asleep(Reason reason, long payouts) {}

  /** How many payouts a sweep leaves alone because only time heals them, by what was said. */
  Map<Reason, Long> untilLater(Sweep sweep) {
    return jdbc
        .sql(
            """
            select reason, count(*) as payouts from open_payout
             where merchant_id = :merchant and currency = :currency and requested_at < :instant
               and eligible_from > :instant and reason is not null
             group by reason
            """)
        .param("merchant", sweep.ledger().merchantId().value())
        .param("currency", sweep.ledger().currency().code())
        .param("instant", sweep.instant().atOffset(ZoneOffset.UTC))
        .query((row, index) ->
            new Asleep(Reason.valueOf(row.getString("reason")), row.getLong("payouts")))
        .list()
        .stream()
        .collect(Collectors.toMap(Asleep::reason, Asleep::payouts));
  }
}
