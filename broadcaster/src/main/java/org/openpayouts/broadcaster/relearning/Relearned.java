package org.openpayouts.broadcaster.relearning;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.springframework.stereotype.Component;

/** What a round of the wallet asks before anything else. */
@Component
public class Relearned {
  private final WalletLeases leases;
  private final Adopting adopting;
  private final Comparing comparing;
  private final WalletChains chains;

  Relearned(WalletLeases leases, Adopting adopting, Comparing comparing, WalletChains chains) {
    this.leases = leases;
    this.adopting = adopting;
    this.comparing = comparing;
    this.chains = chains;
  }

  /**
   * Whether the wallet's history is what the chain says; goes on to compare where it is not yet.
   *
   * @param coins as of this tip, as soon as they are known
   * @throws org.openpayouts.outbox.DecisionGate.Closed if own facts are not relearned
   */
  public boolean isDone(Lease lease, BlockRef tip, Supplier<Optional<List<Coin>>> coins) {
    leases.fence(lease);
    adopting.adoptAll(lease, tip);
    if (chains.isComparing(lease.wallet())) {
      return comparing.goOn(lease, tip, coins);
    }
    chains.saw(lease.wallet(), tip.height());
    return true;
  }
}
