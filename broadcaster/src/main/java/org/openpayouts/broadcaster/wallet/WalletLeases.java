package org.openpayouts.broadcaster.wallet;

import java.time.Duration;
import java.util.Optional;
import org.openpayouts.outbox.DecisionGate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who may move which wallet, by the database's clock. */
@Repository
public class WalletLeases {
  private final JdbcClient jdbc;
  private final WalletSettings settings;
  private final Runnable gate;

  @Autowired
  WalletLeases(JdbcClient jdbc, WalletSettings settings, DecisionGate gate) {
    this(jdbc, settings, gate::requireOpen);
  }

  WalletLeases(JdbcClient jdbc, WalletSettings settings, Runnable gate) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.gate = gate;
  }

  /** Takes the wallet where nobody holds it any more; every taking raises the epoch. */
  public Optional<Lease> take(String wallet, String owner) {
    return jdbc.sql(
            """
            insert into wallet_lease as held (wallet, owner, epoch, expires_at)
            values (:wallet, :owner, 1, clock_timestamp() + :millis * interval '1 millisecond')
            on conflict (wallet) do update
               set owner = excluded.owner, epoch = held.epoch + 1, expires_at = excluded.expires_at
             where held.expires_at < clock_timestamp()
            returning epoch
            """)
        .param("wallet", wallet)
        .param("owner", owner)
        .param("millis", settings.lease().toMillis())
        .query(Long.class)
        .optional()
        .map(epoch -> new Lease(wallet, owner, epoch));
  }

  /**
   * Renews the lease and locks its row to the end of the transaction. First statement of every
   * transaction that moves the wallet: while it is open, nobody can take over, and a database that
   * went back decides nothing.
   *
   * @throws LeaseLost if somebody has
   * @throws DecisionGate.Closed if own facts are not relearned
   */
  @Transactional
  public void fence(Lease lease) {
    renew(lease);
    gate.run();
  }

  /**
   * Says that its worker is alive, whether it may decide or not.
   *
   * @throws LeaseLost if somebody has taken over
   */
  public void renew(Lease lease) {
    if (expireIn(lease, settings.lease()) == 0) {
      throw new LeaseLost(lease);
    }
  }

  /** Lets the next worker begin at once. */
  public void release(Lease lease) {
    expireIn(lease, Duration.ofMillis(-1));
  }

  private int expireIn(Lease lease, Duration time) {
    return jdbc.sql(
            """
            update wallet_lease
               set expires_at = clock_timestamp() + :millis * interval '1 millisecond'
             where wallet = :wallet and owner = :owner and epoch = :epoch
            """)
        .param("millis", time.toMillis())
        .param("wallet", lease.wallet())
        .param("owner", lease.owner())
        .param("epoch", lease.epoch())
        .update();
  }
}
