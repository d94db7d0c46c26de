package org.openpayouts.payoutapi.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;
import tools.jackson.databind.json.JsonMapper;

/** Rows of recipients as values, and many values as one parameter. */
final class RecipientRows {
  /** The rows of {@link #json}, under the name c. */
  static final String RECORDSET =
      """
      json_to_recordset(:rows::json) as c(recipient_id text, merchant_id text, version bigint,
        status text, email text, email_key text, label text, notification_url text,
        shopper_id text, asset text, chain text, address text, memo text, destination_mac text,
        changed_at timestamptz, event_id uuid, token_id text)
      """;

  private RecipientRows() {}

  static String json(Collection<Recipient> recipients) {
    return JsonMapper.shared()
        .writeValueAsString(recipients.stream().map(RecipientRows::columns).toList());
  }

  private static Map<String, @Nullable Object> columns(Recipient recipient) {
    RecipientProfile profile = recipient.profile();
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("recipient_id", recipient.id().value());
    columns.put("merchant_id", recipient.merchantId().value());
    columns.put("version", recipient.version());
    columns.put("status", recipient.status().word());
    columns.put("email", recipient.email());
    columns.put("email_key", recipient.emailKey().value());
    columns.put("label", profile.label());
    columns.put("notification_url", profile.notificationUrl());
    columns.put("shopper_id", profile.shopperId());
    columns.put("changed_at", recipient.changedAt().toString());
    columns.put("event_id", recipient.eventId().toString());
    TokenId invitedBy = recipient.invitedBy();
    columns.put("token_id", invitedBy == null ? null : invitedBy.value());
    WithdrawalChoice withdrawal = profile.withdrawal();
    Mac mac = recipient.destinationMac();
    if (withdrawal != null && mac != null) {
      columns.put("asset", withdrawal.asset().code());
      columns.put("chain", withdrawal.asset().chain());
      columns.put("address", withdrawal.address());
      columns.put("memo", withdrawal.memo());
      columns.put("destination_mac", HexFormat.of().formatHex(mac.bytes()));
    }
    return columns;
  }

  static Recipient recipient(ResultSet row, int number) throws SQLException {
    byte[] mac = row.getBytes("destination_mac");
    String invitedBy = row.getString("token_id");
    return new Recipient(
        new RecipientId(row.getString("recipient_id")),
        new MerchantId(row.getString("merchant_id")),
        row.getLong("version"),
        row.getString("email"),
        new RecipientProfile(
            RecipientStatus.parse(row.getString("status")).orElseThrow(),
            row.getString("label"),
            row.getString("notification_url"),
            row.getString("shopper_id"),
            withdrawal(row)),
        mac == null ? null : Mac.of(mac),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class),
        invitedBy == null ? null : new TokenId(invitedBy));
  }

  private static @Nullable WithdrawalChoice withdrawal(ResultSet row) throws SQLException {
    String asset = row.getString("asset");
    return asset == null
        ? null
        : new WithdrawalChoice(Assets.of(asset), row.getString("address"), row.getString("memo"));
  }
}
