package org.openpayouts.payoutapi.reserve;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The reserves, each after its newest posting. */
@Repository
public class Reserves {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  Reserves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Reserve> of(MerchantId merchant) {
    return jdbc.sql("select * from reserve where merchant_id = ? order by currency")
        .param(merchant.value())
        .query((row, number) ->
            new Reserve(
                merchant,
                row.getString("currency"),
                row.getInt("scale"),
                row.getLong("version"),
                JSON.readValue(
                    row.getString("balances"), new TypeReference<Map<String, Long>>() {}),
                row.getObject("posted_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Keeps each reserve that is newer than what is known; at most one per merchant and currency. */
  void keep(List<Reserve> reserves) {
    jdbc.sql(
            """
            insert into reserve as r (merchant_id, currency, scale, version, balances, posted_at)
            select merchant, currency, scale, version, balances::jsonb, at::timestamptz
            from unnest(?, ?, ?, ?, ?, ?) as n(merchant, currency, scale, version, balances, at)
            order by merchant, currency
            on conflict (merchant_id, currency) do update
              set scale = excluded.scale, version = excluded.version,
                balances = excluded.balances, posted_at = excluded.posted_at
              where r.version < excluded.version
            """)
        .param(reserves.stream().map(one -> one.merchantId().value()).toArray(String[]::new))
        .param(reserves.stream().map(Reserve::currency).toArray(String[]::new))
        .param(reserves.stream().mapToInt(Reserve::scale).toArray())
        .param(reserves.stream().mapToLong(Reserve::version).toArray())
        .param(
            reserves.stream()
                .map(one -> JSON.writeValueAsString(one.balances()))
                .toArray(String[]::new))
        .param(reserves.stream().map(one -> one.postedAt().toString()).toArray(String[]::new))
        .update();
  }
}
