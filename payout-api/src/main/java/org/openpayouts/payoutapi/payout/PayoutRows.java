package org.openpayouts.payoutapi.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;
import tools.jackson.databind.json.JsonMapper;

/** Rows of payouts and of their progress, as values. */
final class PayoutRows {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PayoutRows() {}

  static PayoutView view(ResultSet row, int number) throws SQLException {
    return new PayoutView(payout(row, number), progress(row));
  }

  static Payout payout(ResultSet row, int number) throws SQLException {
    return new Payout(
        new PayoutId(row.getString("payout_id")),
        new MerchantId(row.getString("merchant_id")),
        new TokenId(row.getString("token_id")),
        draft(row),
        group(row.getString("group_id")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        Mac.of(row.getBytes("request_mac")),
        RequestDigest.of(row.getBytes("request_digest")),
        row.getString("traceparent"),
        row.getObject("event_id", UUID.class));
  }

  private static @Nullable GroupId group(@Nullable String id) {
    return id == null ? null : new GroupId(id);
  }

  private static Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        new Payee(
            new RecipientId(row.getString("recipient_id")),
            row.getString("email"),
            row.getString("shopper_id")),
        new Terms(
            row.getBigDecimal("amount"),
            Currencies.of(row.getString("currency")),
            Currencies.of(row.getString("ledger_currency")),
            row.getObject("effective_date", LocalDate.class)),
        new Notes(
            row.getString("reference"),
            row.getString("label"),
            row.getString("notification_url"),
            row.getString("notification_email"),
            row.getBoolean("ignore_emails")));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        row.getLong("sequence"),
        Status.parse(row.getString("status")).orElseThrow(),
        row.getString("reason"),
        funding(row.getString("funding")),
        transactions(row.getString("transactions")));
  }

  static @Nullable String json(Progress.@Nullable Funding funding) {
    return funding == null ? null : JSON.writeValueAsString(funding);
  }

  static String json(List<Progress.Transaction> transactions) {
    return JSON.writeValueAsString(transactions);
  }

  static Progress.@Nullable Funding funding(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, Progress.Funding.class);
  }

  private static List<Progress.Transaction> transactions(String json) {
    return List.of(JSON.readValue(json, Progress.Transaction[].class));
  }
}
