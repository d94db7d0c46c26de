package org.openpayouts.webhookdispatcher.merchant;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.webhookdispatcher.signature.SealedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The merchants that the dispatcher knows, each in its highest version. */
@Repository
public class Merchants {

  private final JdbcClient jdbc;

  Merchants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a merchant unless a version at least as high is known; says whether it was kept. */
  boolean keep(Merchant merchant) {
    var kept =
        jdbc.sql(
                """
                insert into merchant as m (merchant_id, version, payout_notification_url,
                  recipient_notification_url, webhook_success)
                values (:id, :version, :payoutUrl, :recipientUrl, :rule)
                on conflict (merchant_id) do update set version = excluded.version,
                  payout_notification_url = excluded.payout_notification_url,
                  recipient_notification_url = excluded.recipient_notification_url,
                  webhook_success = excluded.webhook_success
                where m.version < excluded.version
                """)
            .param("id", merchant.merchantId())
            .param("version", merchant.version())
            .param("payoutUrl", merchant.payoutNotificationUrl())
            .param("recipientUrl", merchant.recipientNotificationUrl())
            .param("rule", merchant.successRule().name())
            .update();
    if (kept == 0) {
      return false;
    }
    keepKeys(merchant);
    return true;
  }

  /**
   * Keys are only ever added, and revoked for good. A version that lacks one, or its revocation,
   * comes from a database that has forgotten it: webhooks of its payouts are signed with it still.
   */
  private void keepKeys(Merchant merchant) {
    var ordinal = 0;
    for (var key : merchant.keys()) {
      jdbc.sql(
              """
              insert into webhook_key as k
                (merchant_id, token_id, facade, sealed_key, revoked, ordinal)
              values (:id, :tokenId, :facade, :sealed, :revoked, :ordinal)
              on conflict (merchant_id, token_id) do update set facade = excluded.facade,
                sealed_key = excluded.sealed_key, revoked = k.revoked or excluded.revoked,
                ordinal = excluded.ordinal
              """)
          .param("id", merchant.merchantId())
          .param("tokenId", key.tokenId())
          .param("facade", key.facade())
          .param("sealed", bytes(key.sealed()))
          .param("revoked", key.revoked())
          .param("ordinal", ordinal++)
          .update();
    }
  }

  /** The default URLs of those merchants that are known. */
  public Map<String, Addresses> addresses(Collection<String> merchantIds) {
    var found = new HashMap<String, Addresses>();
    jdbc.sql(
            """
            select merchant_id, payout_notification_url, recipient_notification_url
            from merchant where merchant_id = any(:ids)
            """)
        .param("ids", merchantIds.toArray(String[]::new))
        .query(row -> {
          found.put(
              row.getString("merchant_id"),
              new Addresses(
                  row.getString("payout_notification_url"),
                  row.getString("recipient_notification_url")));
        });
    return found;
  }

  /** How to sign for a token; empty while its key, or the merchant, has not arrived. */
  public Optional<Signing> signing(String merchantId, String tokenId) {
    var keys =
        jdbc.sql(
                """
                select token_id, facade, sealed_key, revoked
                from webhook_key where merchant_id = :id order by ordinal, token_id
                """)
            .param("id", merchantId)
            .query((row, _) -> key(row))
            .list();
    return SigningKeys.choose(keys, tokenId)
        .map(key -> new SealedKey(merchantId, key.tokenId(), key.sealed()))
        .map(sealed -> new Signing(sealed, rule(merchantId)));
  }

  private SuccessRule rule(String merchantId) {
    return jdbc.sql("select webhook_success from merchant where merchant_id = :id")
        .param("id", merchantId)
        .query((row, _) -> SuccessRule.valueOf(row.getString(1)))
        .single();
  }

  private static Merchant.Key key(ResultSet row) throws SQLException {
    return new Merchant.Key(
        row.getString("token_id"),
        row.getString("facade"),
        ByteBuffer.wrap(row.getBytes("sealed_key")),
        row.getBoolean("revoked"));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
