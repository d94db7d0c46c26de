package org.openpayouts.fundingchecker.recipient;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Recipients in their highest version. */
@Repository
public class Recipients {
  private final JdbcClient jdbc;

  Recipients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers a recipient; an older version than is known changes nothing. */
  void know(Recipient recipient) {
    Payee payee = recipient.payee();
    jdbc.sql(
            """
            insert into recipient as known (recipient_id, merchant_id, version, status, asset, chain,
                                            address, memo, destination_version, destination_mac)
            values (:id, :merchant, :version, :status, :asset, :chain, :address, :memo,
                    :destinationVersion, :mac)
            on conflict (recipient_id) do update
               set merchant_id = excluded.merchant_id, version = excluded.version,
                   status = excluded.status, asset = excluded.asset, chain = excluded.chain,
                   address = excluded.address, memo = excluded.memo,
                   destination_version = excluded.destination_version,
                   destination_mac = excluded.destination_mac
             where known.version < excluded.version
            """)
        .param("id", recipient.id().value())
        .param("merchant", recipient.merchantId().value())
        .param("version", recipient.version())
        .param("status", recipient.active() ? "ACTIVE" : "NOT_ACTIVE")
        .param("asset", payee == null ? null : payee.asset())
        .param("chain", payee == null ? null : payee.chain())
        .param("address", payee == null ? null : payee.address())
        .param("memo", payee == null ? null : payee.memo())
        .param("destinationVersion", payee == null ? null : payee.version())
        .param("mac", payee == null ? null : payee.destinationMac().bytes())
        .update();
  }

  /** Those of the recipients who can be paid now. */
  public Map<String, Payee> payable(Collection<String> recipientIds) {
    return jdbc
        .sql(
            """
            select * from recipient
             where recipient_id = any(:ids) and status = 'ACTIVE' and asset is not null
            """)
        .param("ids", recipientIds.stream().distinct().toArray(String[]::new))
        .query(Recipients::named)
        .list()
        .stream()
        .collect(toMap(Named::recipientId, Named::payee));
  }

  private record Named(String recipientId, Payee payee) {}

  private static Named named(ResultSet row, int index) throws SQLException {
    @Nullable String memo = row.getString("memo");
    return new Named(
        row.getString("recipient_id"),
        new Payee(
            new MerchantId(row.getString("merchant_id")),
            row.getLong("destination_version"),
            row.getString("asset"),
            row.getString("chain"),
            row.getString("address"),
            memo,
            Mac.of(row.getBytes("destination_mac"))));
  }
}
