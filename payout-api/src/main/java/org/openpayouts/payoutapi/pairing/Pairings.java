package org.openpayouts.payoutapi.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pairings that are open, or were completed a short while ago. Time is the database's. */
@Repository
class Pairings {
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;

  Pairings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a pairing is made of. */
  record Beginning(
      TokenId tokenId,
      byte[] codeDigest,
      @Nullable MerchantId offeredBy,
      @Nullable Sin sin,
      Facade facade,
      @Nullable String label,
      Duration lifetime) {}

  Pairing add(Beginning beginning) {
    MerchantId merchant = beginning.offeredBy();
    Sin sin = beginning.sin();
    return jdbc.sql(
            """
            insert into pairing (token_id, code_digest, offered, merchant_id, sin, facade, label,
              created_at, expires_at)
            values (:id, :digest, :offered, :merchant, :sin, :facade, :label, now(),
              now() + make_interval(secs => :seconds))
            returning *
            """)
        .param("id", beginning.tokenId().value())
        .param("digest", beginning.codeDigest())
        .param("offered", merchant != null)
        .param("merchant", merchant == null ? null : merchant.value())
        .param("sin", sin == null ? null : sin.value())
        .param("facade", beginning.facade().word())
        .param("label", beginning.label())
        .param("seconds", beginning.lifetime().toSeconds())
        .query(Pairings::pairing)
        .single();
  }

  /** One that a client asked for. */
  Optional<Pairing> lockAsked(byte[] codeDigest) {
    return jdbc.sql(
            """
            select * from pairing
            where code_digest = ? and not offered and expires_at > now() for update
            """)
        .param(codeDigest)
        .query(Pairings::pairing)
        .optional();
  }

  /** One that an operator offered to this key only, or that this key has taken. */
  Optional<Pairing> lockOfferedTo(Sin sin, byte[] codeDigest) {
    return jdbc.sql(
            """
            select * from pairing
            where code_digest = ? and offered and sin = ? and expires_at > now() for update
            """)
        .params(codeDigest, sin.value())
        .query(Pairings::pairing)
        .optional();
  }

  /** One that an operator offered to whoever brings the code, and nobody has taken. */
  Optional<Pairing> lockOfferedToAny(byte[] codeDigest) {
    return jdbc.sql(
            """
            select * from pairing
            where code_digest = ? and offered and sin is null and expires_at > now() for update
            """)
        .param(codeDigest)
        .query(Pairings::pairing)
        .optional();
  }

  void complete(TokenId id, MerchantId merchant, Sin sin) {
    jdbc.sql("update pairing set merchant_id = ?, sin = ?, paired_at = now() where token_id = ?")
        .params(merchant.value(), sin.value(), id.value())
        .update();
  }

  /** What waits for an operator, the newest first. */
  List<Pairing> waiting(int limit) {
    return jdbc.sql(
            """
            select * from pairing
            where not offered and paired_at is null and expires_at > now()
            order by created_at desc limit ?
            """)
        .param(limit)
        .query(Pairings::pairing)
        .list();
  }

  long offered() {
    return jdbc.sql(
            """
            select count(*) from pairing where offered and paired_at is null and expires_at > now()
            """)
        .query(Long.class)
        .single();
  }

  /** Forgets what has expired, and the oldest of those that wait beyond so many. */
  void tidy(int mostWaiting) {
    jdbc.sql(
            """
            delete from pairing where token_id in (
              select token_id from pairing where expires_at <= now()
              limit ? for update skip locked)
            """)
        .param(AT_ONCE)
        .update();
    jdbc.sql(
            """
            delete from pairing where token_id in (
              select token_id from pairing where not offered and paired_at is null
              order by created_at desc offset ? limit ? for update skip locked)
            """)
        .params(mostWaiting, AT_ONCE)
        .update();
  }

  private static Pairing pairing(ResultSet row, int number) throws SQLException {
    return new Pairing(
        new TokenId(row.getString("token_id")),
        Optional.ofNullable(row.getString("merchant_id")).map(MerchantId::new),
        Optional.ofNullable(row.getString("sin")).map(Sin::new),
        Facade.parse(row.getString("facade")).orElseThrow(),
        row.getString("label"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getObject("paired_at") != null);
  }
}
