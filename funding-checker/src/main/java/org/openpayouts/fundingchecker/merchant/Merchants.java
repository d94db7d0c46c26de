package org.openpayouts.fundingchecker.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
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
    jdbc.sql(
            """
            insert into merchant as known (merchant_id, version, status, small_may_overtake,
                                           fund_on_deposit, platform_fee_ppm, platform_fee_fixed)
            values (:id, :version, :status, :overtake, :onDeposit, :ppm, :fixed)
            on conflict (merchant_id) do update
               set version = excluded.version, status = excluded.status,
                   small_may_overtake = excluded.small_may_overtake,
                   fund_on_deposit = excluded.fund_on_deposit,
                   platform_fee_ppm = excluded.platform_fee_ppm,
                   platform_fee_fixed = excluded.platform_fee_fixed
             where known.version < excluded.version
            """)
        .param("id", merchant.id().value())
        .param("version", merchant.version())
        .param("status", merchant.active() ? "ACTIVE" : "SUSPENDED")
        .param("overtake", merchant.smallMayOvertake())
        .param("onDeposit", merchant.fundOnDeposit())
        .param("ppm", merchant.platformFee().partsPerMillion())
        .param("fixed", merchant.platformFee().fixedUnits())
        .update();
  }

  public Optional<Merchant> find(MerchantId id) {
    return jdbc.sql("select * from merchant where merchant_id = :id")
        .param("id", id.value())
        .query(Merchants::merchant)
        .optional();
  }

  private static Merchant merchant(ResultSet row, int index) throws SQLException {
    return new Merchant(
        new MerchantId(row.getString("merchant_id")),
        row.getLong("version"),
        row.getString("status").equals("ACTIVE"),
        row.getBoolean("small_may_overtake"),
        row.getBoolean("fund_on_deposit"),
        new PlatformFee(row.getInt("platform_fee_ppm"), row.getLong("platform_fee_fixed")));
  }
}
