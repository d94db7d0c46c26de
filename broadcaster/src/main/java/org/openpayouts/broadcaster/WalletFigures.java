package org.openpayouts.broadcaster;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the gauges show of a wallet's rows. */
@Repository
class WalletFigures {
  private final JdbcClient jdbc;

  WalletFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long fundedWaiting() {
    return number("select count(*) from payout where state = 'FUNDED' and family_id is null");
  }

  /** Stored transactions whose payouts are not complete. */
  long inFlight() {
    return number(
        """
        select count(*) from chain_transaction where state in ('STORED', 'ACCEPTED', 'MINED')
        """);
  }

  long oldestInFlightSeconds() {
    return number(
        """
        select coalesce(extract(epoch from clock_timestamp() - min(stored_at)), 0)::bigint
          from chain_transaction where state in ('STORED', 'ACCEPTED', 'MINED')
        """);
  }

  /** Funded payouts whose intent did not verify when it was looked at. */
  long doubted() {
    return number("select count(*) from payout where state = 'FUNDED' and doubted_at is not null");
  }

  /** Since when the oldest funded payout waits that was told no reason for it; 0 without one. */
  long oldestUnexplainedSeconds() {
    return number(
        """
        select coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)::bigint
          from payout where state = 'FUNDED' and delay_reason is null
        """);
  }

  /** Funded payouts that were told that the hot wallet cannot pay them yet. */
  long shortOfCoins() {
    return number(
        """
        select count(*) from payout
         where state = 'FUNDED' and family_id is null and delay_reason = 'HOT_WALLET_LOW'
        """);
  }

  /** Wallets whose lease has expired; one that has just expired is about to be taken. */
  long unowned() {
    return number(
        """
        select count(*) from wallet_lease
         where expires_at < clock_timestamp() - interval '30 seconds'
        """);
  }

  /** Wallets that wait for two persons. */
  long held() {
    return number("select count(*) from wallet_hold");
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).optional().orElse(0L);
  }
}
