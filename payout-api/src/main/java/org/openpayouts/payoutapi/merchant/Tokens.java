package org.openpayouts.payoutapi.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Sin;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The API tokens. A revoked one stays, so that nobody forgets that it is. */
@Repository
class Tokens {
  private static final String SELECT =
      """
      select token_id, merchant_id, facade, public_key, label, sealed_key, sealed_to, revoked,
        issued_at
      from token
      """;

  private static final String LINKED =
      """
       and exists (select from token_sin s
         where s.token_id = token.token_id and s.sin = :sin and s.unlinked_at is null)
      """;

  private final JdbcClient jdbc;

  Tokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The merchant's token of a facade that a key may use. */
  Optional<Token> find(MerchantId merchant, Facade facade, Sin sin) {
    return jdbc.sql(
            SELECT
                + "where merchant_id = :merchant and facade = :facade and not revoked"
                + LINKED
                + " order by token_id limit 1")
        .param("merchant", merchant.value())
        .param("facade", facade.word())
        .param("sin", sin.value())
        .query(Tokens::token)
        .optional();
  }

  Optional<Token> find(TokenId id) {
    return jdbc.sql(SELECT + "where token_id = ?")
        .param(id.value())
        .query(Tokens::token)
        .optional();
  }

  /** All of a merchant, the revoked ones too. */
  List<Token> of(MerchantId merchant) {
    return jdbc.sql(SELECT + "where merchant_id = ? order by token_id")
        .param(merchant.value())
        .query(Tokens::token)
        .list();
  }

  /** All that a key may use. */
  List<Token> of(Sin sin, int limit) {
    return jdbc.sql(SELECT + "where not revoked" + LINKED + " order by token_id limit :limit")
        .param("sin", sin.value())
        .param("limit", limit)
        .query(Tokens::token)
        .list();
  }

  /** The merchants that have a token whose first key this is: an operator gave it to that key. */
  Set<MerchantId> pairedWith(Sin sin) {
    return jdbc.sql(
            """
            select distinct t.merchant_id
            from token_sin s join token t using (token_id)
            where s.sin = :sin and s.unlinked_at is null and not t.revoked
              and not exists (
                select from token_sin f
                where f.token_id = s.token_id and (f.linked_at, f.sin) < (s.linked_at, s.sin))
            """)
        .param("sin", sin.value())
        .query((row, number) -> new MerchantId(row.getString("merchant_id")))
        .set();
  }

  /** The merchant of the oldest token whose first key this is; where there is none, of any. */
  Optional<MerchantId> merchantOf(Sin sin) {
    return jdbc.sql(
            """
            select t.merchant_id
            from token_sin s join token t using (token_id)
            where s.sin = :sin and s.unlinked_at is null and not t.revoked
            order by exists (
                select from token_sin f
                where f.token_id = s.token_id and (f.linked_at, f.sin) < (s.linked_at, s.sin)),
              t.token_id
            limit 1
            """)
        .param("sin", sin.value())
        .query((row, number) -> new MerchantId(row.getString("merchant_id")))
        .optional();
  }

  /** The one that was issued last and is not revoked. */
  Optional<TokenId> newest(MerchantId merchant, Facade facade) {
    return jdbc.sql(
            """
            select token_id from token
            where merchant_id = :merchant and facade = :facade and not revoked
            order by issued_at desc, token_id desc limit 1
            """)
        .param("merchant", merchant.value())
        .param("facade", facade.word())
        .query((row, number) -> new TokenId(row.getString("token_id")))
        .optional();
  }

  /**
   * What a token opens.
   *
   * @param merchantVersion the fact that the merchant's newest version is
   */
  record Opened(TokenId id, MerchantId merchantId, Facade facade, UUID merchantVersion) {}

  /** A token that a key wants to use: the hexadecimal digest of its text, and the key's name. */
  record Knock(String tokenDigest, String sin) {
    static Knock of(String apiToken, PublicKey key) {
      return new Knock(HexFormat.of().formatHex(TokenText.digest(apiToken)), key.sin());
    }
  }

  /** What these tokens open to these keys; a revoked one, or one of another key, opens nothing. */
  Map<Knock, Opened> opened(Set<Knock> knocks) {
    List<Knock> asked = List.copyOf(knocks);
    var opened = new HashMap<Knock, Opened>();
    jdbc.sql(
            """
            select a.number, t.token_id, t.merchant_id, t.facade, t.event_id
            from unnest(?, ?) with ordinality as a(digest, sin, number)
            cross join lateral (
              select token_id, merchant_id, facade, m.event_id
              from token join merchant m using (merchant_id)
              where token_digest = decode(a.digest, 'hex') and not revoked
                and exists (select from token_sin s
                  where s.token_id = token.token_id and s.sin = a.sin and s.unlinked_at is null)
              limit 1) t
            """)
        .param(asked.stream().map(Knock::tokenDigest).toArray(String[]::new))
        .param(asked.stream().map(Knock::sin).toArray(String[]::new))
        .query(row -> {
          opened.put(asked.get(row.getInt("number") - 1), opened(row));
        });
    return opened;
  }

  private static Opened opened(ResultSet row) throws SQLException {
    return new Opened(
        new TokenId(row.getString("token_id")),
        new MerchantId(row.getString("merchant_id")),
        Facade.parse(row.getString("facade")).orElseThrow(),
        row.getObject("event_id", UUID.class));
  }

  /** False if a token of this id is known. */
  boolean add(Token token, byte[] tokenDigest) {
    PublicKey firstKey = token.firstKey();
    return jdbc.sql(
                """
                insert into token (token_id, merchant_id, facade, public_key, label, token_digest,
                  sealed_key, sealed_to, revoked, issued_at)
                values (:id, :merchant, :facade, :key, :label, :digest, :sealed, :sealedTo,
                  :revoked, :issuedAt)
                on conflict (token_id) do nothing
                """)
            .param("id", token.id().value())
            .param("merchant", token.merchantId().value())
            .param("facade", token.facade().word())
            .param("key", firstKey == null ? null : firstKey.bytes())
            .param("label", token.label())
            .param("digest", tokenDigest)
            .param("sealed", token.sealedKey())
            .param("sealedTo", token.sealedTo())
            .param("revoked", token.revoked())
            .param("issuedAt", token.issuedAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** False if it was revoked before, or the merchant has no such token. */
  boolean revoke(MerchantId merchant, TokenId id) {
    return jdbc.sql(
                """
                update token set revoked = true
                where token_id = ? and merchant_id = ? and not revoked
                """)
            .params(id.value(), merchant.value())
            .update()
        == 1;
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    byte[] firstKey = row.getBytes("public_key");
    return new Token(
        new TokenId(row.getString("token_id")),
        new MerchantId(row.getString("merchant_id")),
        Facade.parse(row.getString("facade")).orElseThrow(),
        firstKey == null ? null : new PublicKey(firstKey),
        row.getString("label"),
        row.getBytes("sealed_key"),
        row.getString("sealed_to"),
        row.getBoolean("revoked"),
        row.getObject("issued_at", OffsetDateTime.class).toInstant());
  }
}
