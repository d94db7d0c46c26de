package org.openpayouts.fundingchecker.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merchants in their highest version. */
@Repository
public class Merchants {
  private final JdbcClient jdbc;

  Merchants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers a merchant; an older version than is known changes nothing. */
  void know(Merchant merchant) {
    if (keep(merchant) == 1) {
      jdbc.sql("delete from merchant_limit where merchant_id = :id")
          .param("id", merchant.id().value())
          .update();
      merchant.restrictions().limits().forEach((ledger, limits) -> keep(merchant, ledger, limits));
    }
  }

  private int keep(Merchant merchant) {
    return jdbc.sql(
            """
            insert into merchant as known (merchant_id, version, status, small_may_overtake,
                                           fund_on_deposit, platform_fee_ppm, platform_fee_fixed,
                                           destination_allow_list, recipient_pays_network_fee,
                                           network_fee_version)
            values (:id, :version, :status, :overtake, :onDeposit, :ppm, :fixed, :destinations,
                    :recipientPays, :version)
            on conflict (merchant_id) do update
               set version = excluded.version, status = excluded.status,
                   small_may_overtake = excluded.small_may_overtake,
                   fund_on_deposit = excluded.fund_on_deposit,
                   platform_fee_ppm = excluded.platform_fee_ppm,
                   platform_fee_fixed = excluded.platform_fee_fixed,
                   destination_allow_list = excluded.destination_allow_list,
                   recipient_pays_network_fee = excluded.recipient_pays_network_fee,
                   network_fee_version = excluded.network_fee_version
             where known.version <= excluded.version
            """)
        .param("id", merchant.id().value())
        .param("version", merchant.version())
        .param("status", merchant.active() ? "ACTIVE" : "SUSPENDED")
        .param("overtake", merchant.smallMayOvertake())
        .param("onDeposit", merchant.fundOnDeposit())
        .param("ppm", merchant.platformFee().partsPerMillion())
        .param("fixed", merchant.platformFee().fixedUnits())
        .param("recipientPays", merchant.recipientPaysNetworkFee())
        .param("destinations", merchant.restrictions().destinations().toArray(String[]::new))
        .update();
  }

  private void keep(Merchant merchant, Currency ledger, Limits limits) {
    jdbc.sql(
            """
            insert into merchant_limit (merchant_id, currency, per_payout, per_day,
                                        per_recipient_per_day)
            values (:id, :currency, :payout, :day, :recipient)
            """)
        .param("id", merchant.id().value())
        .param("currency", ledger.code())
        .param("payout", limits.perPayout())
        .param("day", limits.perDay())
        .param("recipient", limits.perRecipientPerDay())
        .update();
  }

  /** In one statement, so that a merchant is never seen with the limits of another version. */
  public Optional<Merchant> find(MerchantId id) {
    return jdbc.sql(
            """
            select m.*, l.currency, l.per_payout, l.per_day, l.per_recipient_per_day
              from merchant m left join merchant_limit l using (merchant_id)
             where merchant_id = :id
            """)
        .param("id", id.value())
        .query((ResultSet rows) -> rows.next() ? Optional.of(merchant(rows)) : Optional.empty());
  }

  private static Merchant merchant(ResultSet row) throws SQLException {
    return new Merchant(
        new MerchantId(row.getString("merchant_id")),
        row.getLong("version"),
        row.getString("status").equals("ACTIVE"),
        row.getBoolean("small_may_overtake"),
        row.getBoolean("fund_on_deposit"),
        new PlatformFee(row.getInt("platform_fee_ppm"), row.getLong("platform_fee_fixed")),
        row.getBoolean("recipient_pays_network_fee")
            && row.getLong("network_fee_version") == row.getLong("version"),
        restrictions(row));
  }

  /** This row's, and those of the rows behind it. */
  private static Restrictions restrictions(ResultSet row) throws SQLException {
    Set<String> destinations = Set.of((String[]) row.getArray("destination_allow_list").getArray());
    Map<Currency, Limits> limits = new HashMap<>();
    do {
      @Nullable String currency = row.getString("currency");
      if (currency != null) {
        limits.put(
            Currencies.of(currency),
            new Limits(
                row.getObject("per_payout", Long.class),
                row.getObject("per_day", Long.class),
                row.getObject("per_recipient_per_day", Long.class)));
      }
    } while (row.next());
    return new Restrictions(destinations, limits);
  }
}
