package org.openpayouts.payoutapi.merchant;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that may use a token, and those that were taken from it. */
@Repository
class TokenSins {
  private final JdbcClient jdbc;

  TokenSins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(TokenId token, TokenKeys.LinkedKey key, boolean unlinked) {}

  TokenKeys of(MerchantId merchant, TokenId id) {
    return of(merchant).getOrDefault(id, TokenKeys.NONE);
  }

  /** Those of all tokens of a merchant. */
  Map<TokenId, TokenKeys> of(MerchantId merchant) {
    return jdbc
        .sql(
            """
            select token_id, sin, linked_at, unlinked_at is not null as unlinked
            from token_sin join token using (token_id)
            where merchant_id = ? order by token_id, linked_at, sin
            """)
        .param(merchant.value())
        .query((row, number) ->
            new Row(
                new TokenId(row.getString("token_id")),
                new TokenKeys.LinkedKey(
                    new Sin(row.getString("sin")),
                    row.getObject("linked_at", OffsetDateTime.class).toInstant()),
                row.getBoolean("unlinked")))
        .list()
        .stream()
        .collect(groupingBy(Row::token, collectingAndThen(toList(), TokenSins::keys)));
  }

  /** The keys that were ever linked to the tokens of a merchant. */
  int everLinked(MerchantId merchant) {
    return jdbc.sql(
            "select count(*) from token_sin join token using (token_id) where merchant_id = ?")
        .param(merchant.value())
        .query(Integer.class)
        .single();
  }

  /** Whether a key may use a token of another merchant. */
  boolean isAnothers(MerchantId merchant, Sin sin) {
    return jdbc.sql(
            """
            select exists (select from token_sin s join token t using (token_id)
              where s.sin = ? and s.unlinked_at is null and t.merchant_id <> ? and not t.revoked)
            """)
        .params(sin.value(), merchant.value())
        .query(Boolean.class)
        .single();
  }

  private static TokenKeys keys(List<Row> rows) {
    return new TokenKeys(
        rows.stream().filter(row -> !row.unlinked()).map(Row::key).toList(),
        rows.stream().filter(Row::unlinked).map(row -> row.key().sin()).toList());
  }

  /** Changes nothing where the key was linked once, whatever became of it. */
  void link(TokenId id, Sin sin, Instant at) {
    jdbc.sql(
            """
            insert into token_sin (token_id, sin, linked_at) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(id.value(), sin.value(), at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** For ever: the row stays, so that the key is not linked again. */
  void unlink(TokenId id, Sin sin, Instant at) {
    jdbc.sql(
            """
            insert into token_sin as s (token_id, sin, linked_at, unlinked_at)
            values (:id, :sin, :at, :at)
            on conflict (token_id, sin) do update
              set unlinked_at = excluded.unlinked_at where s.unlinked_at is null
            """)
        .param("id", id.value())
        .param("sin", sin.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
