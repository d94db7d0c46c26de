package org.openpayouts.payoutapi.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The API tokens and the keys that may use them. */
@Repository
class Tokens {
  private static final String COLUMNS =
      "token_id, merchant_id, facade, public_key, label, sealed_key, sealed_to, revoked";

  private final JdbcClient jdbc;

  Tokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Token> find(MerchantId merchant, Facade facade, PublicKey key) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from token"
                + " where merchant_id = :merchant and facade = :facade and public_key = :key")
        .param("merchant", merchant.value())
        .param("facade", facade.word())
        .param("key", key.bytes())
        .query(Tokens::token)
        .optional();
  }

  List<Token> of(MerchantId merchant) {
    return jdbc.sql("select " + COLUMNS + " from token where merchant_id = :merchant order by 1")
        .param("merchant", merchant.value())
        .query(Tokens::token)
        .list();
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

  /** The token of this text, if the key may use it; a revoked one is as good as none. */
  Optional<Token> usable(byte[] tokenDigest, PublicKey key) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from token where token_digest = :digest and not revoked"
                + " and exists (select from token_sin s"
                + " where s.token_id = token.token_id and s.sin = :sin)")
        .param("digest", tokenDigest)
        .param("sin", key.sin())
        .query(Tokens::token)
        .optional();
  }

  void add(Token token, byte[] tokenDigest, Instant issuedAt) {
    jdbc.sql(
            """
            insert into token (token_id, merchant_id, facade, public_key, label, token_digest,
              sealed_key, sealed_to, issued_at)
            values (:id, :merchant, :facade, :key, :label, :digest, :sealed, :sealedTo, :issuedAt)
            """)
        .param("id", token.id().value())
        .param("merchant", token.merchantId().value())
        .param("facade", token.facade().word())
        .param("key", token.publicKey().bytes())
        .param("label", token.label())
        .param("digest", tokenDigest)
        .param("sealed", token.sealedKey())
        .param("sealedTo", token.sealedTo())
        .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("insert into token_sin (token_id, sin) values (:id, :sin)")
        .param("id", token.id().value())
        .param("sin", token.publicKey().sin())
        .update();
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    return new Token(
        new TokenId(row.getString("token_id")),
        new MerchantId(row.getString("merchant_id")),
        Facade.parse(row.getString("facade")).orElseThrow(),
        new PublicKey(row.getBytes("public_key")),
        row.getString("label"),
        row.getBytes("sealed_key"),
        row.getString("sealed_to"),
        row.getBoolean("revoked"));
  }
}
