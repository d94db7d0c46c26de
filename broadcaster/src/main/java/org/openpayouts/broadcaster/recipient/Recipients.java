package org.openpayouts.broadcaster.recipient;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest version of every recipient. */
@Repository
public class Recipients {
  private static final RowMapper<RecipientChange> RECIPIENT =
      (row, n) -> {
        PaymentIntent.Target target = null;
        Mac mac = null;
        if (row.getString("address") != null) {
          target =
              new PaymentIntent.Target(
                  row.getString("merchant_id"),
                  row.getString("recipient_id"),
                  row.getLong("withdrawal_version"),
                  row.getString("asset"),
                  row.getString("chain"),
                  row.getString("address"),
                  row.getString("memo"));
          mac = Mac.of(row.getBytes("destination_mac"));
        }
        return new RecipientChange(
            row.getString("recipient_id"),
            row.getString("merchant_id"),
            row.getLong("version"),
            target,
            mac);
      };

  private final JdbcClient jdbc;

  Recipients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps the higher version. */
  void keep(RecipientChange change) {
    PaymentIntent.@Nullable Target target = change.target();
    jdbc.sql(
            """
            insert into recipient as known
                (recipient_id, merchant_id, version, asset, chain, address, memo,
                 withdrawal_version, destination_mac)
            values (:id, :merchant, :version, :asset, :chain, :address, :memo,
                    :withdrawalVersion, :mac)
            on conflict (recipient_id) do update
               set merchant_id = excluded.merchant_id, version = excluded.version,
                   asset = excluded.asset, chain = excluded.chain, address = excluded.address,
                   memo = excluded.memo, withdrawal_version = excluded.withdrawal_version,
                   destination_mac = excluded.destination_mac
             where known.version < excluded.version
            """)
        .param("id", change.recipientId())
        .param("merchant", change.merchantId())
        .param("version", change.version())
        .param("asset", target == null ? null : target.asset())
        .param("chain", target == null ? null : target.chain())
        .param("address", target == null ? null : target.address())
        .param("memo", target == null ? null : target.memo())
        .param("withdrawalVersion", target == null ? null : target.recipientVersion())
        .param("mac", change.targetMac() == null ? null : change.targetMac().bytes())
        .update();
  }

  /** How each order's destination agrees with its recipient. */
  public Map<PayoutId, Agreement> agreements(Collection<PaymentOrder> orders) {
    String[] ids =
        orders.stream()
            .map(order -> order.target().recipientId())
            .distinct()
            .toArray(String[]::new);
    var known = new HashMap<String, RecipientChange>();
    for (RecipientChange recipient : find(ids)) {
      known.put(recipient.recipientId(), recipient);
    }
    var agreements = new HashMap<PayoutId, Agreement>();
    for (PaymentOrder order : orders) {
      RecipientChange recipient = known.get(order.target().recipientId());
      agreements.put(order.payoutId(), Agreement.of(order.target(), recipient));
    }
    return agreements;
  }

  private List<RecipientChange> find(String[] ids) {
    return jdbc.sql("select * from recipient where recipient_id = any(:ids)")
        .param("ids", ids)
        .query(RECIPIENT)
        .list();
  }
}
