package org.openpayouts.broadcaster.payout;

import java.util.List;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells funded payouts why they wait, each reason once. */
@Component
public class Delaying {
  private static final int PAYOUTS_MAX = 500;

  private final WalletLeases leases;
  private final WaitingPayouts waiting;
  private final PayoutMoves moves;

  Delaying(WalletLeases leases, WaitingPayouts waiting, PayoutMoves moves) {
    this.leases = leases;
    this.waiting = waiting;
    this.moves = moves;
  }

  /**
   * Tells some of them; call it again until nobody was left.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean tellSome(Lease lease, News.Delay reason) {
    leases.fence(lease);
    var untold = waiting.untold(lease.wallet(), reason, concernsUnplannedOnly(reason), PAYOUTS_MAX);
    moves.tell(
        untold.stream()
            .map(payout -> new Told(payout, new News.Delayed(reason), List.of()))
            .toList());
    return untold.size() == PAYOUTS_MAX;
  }

  /** Coins, signatures and holds matter only before anything is stored. */
  private static boolean concernsUnplannedOnly(News.Delay reason) {
    return switch (reason) {
      case CHAIN_DOWN, KILL_SWITCH -> false;
      case HOT_WALLET_LOW, WALLET_HELD, SIGNER_REFUSED -> true;
    };
  }
}
