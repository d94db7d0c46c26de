package org.openpayouts.payoutapi.reserve;

import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.reserve.DepositAccount.Rail;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts that operators assigned to merchants; none of them is ever another merchant's. */
@Repository
public class DepositAccounts implements DepositAddresses {
  private final JdbcClient jdbc;

  DepositAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Assigns an account that is nobody's yet; answers whose it is now. */
  public MerchantId assign(DepositAccount account, MerchantId merchant) {
    jdbc.sql(
            """
            insert into deposit_account (rail, account, merchant_id) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(account.rail().word(), account.name(), merchant.value())
        .update();
    return ownerOf(account).orElseThrow();
  }

  public Optional<MerchantId> ownerOf(DepositAccount account) {
    return jdbc.sql("select merchant_id from deposit_account where rail = ? and account = ?")
        .params(account.rail().word(), account.name())
        .query((row, number) -> new MerchantId(row.getString("merchant_id")))
        .optional();
  }

  @Override
  public Optional<MerchantId> ownerOfAddress(String address) {
    return ownerOf(DepositAccount.ofAddress(address));
  }

  public List<DepositAccount> of(MerchantId merchant) {
    return jdbc.sql("select * from deposit_account where merchant_id = ? order by rail, account")
        .param(merchant.value())
        .query((row, number) ->
            new DepositAccount(
                Rail.parse(row.getString("rail")).orElseThrow(), row.getString("account")))
        .list();
  }
}
