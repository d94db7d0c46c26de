package org.openpayouts.broadcaster.transaction;

import java.util.List;
import org.openpayouts.broadcaster.failpoint.Failpoint;
import org.openpayouts.broadcaster.payout.FundedPayout;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.outbox.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Step two: a reserved family is signed and its bytes are stored. The same reservation always gives
 * the same bytes, so a worker that died in between is simply continued.
 */
@Component
public class Storing {
  private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

  private final WaitingPayouts payouts;
  private final Families families;
  private final StoredSteps steps;
  private final Signer signer;
  private final WalletHolds holds;
  private final Failpoints failpoints;

  Storing(
      WaitingPayouts payouts,
      Families families,
      StoredSteps steps,
      Signer signer,
      WalletHolds holds,
      Failpoints failpoints) {
    this.payouts = payouts;
    this.families = families;
    this.steps = steps;
    this.signer = signer;
    this.holds = holds;
    this.failpoints = failpoints;
  }

  /** Signs and stores every family that waits for it, until the wallet is held. */
  public void storeAll(Lease lease) {
    for (String familyId : families.unsigned(lease.wallet())) {
      if (holds.isHeld(lease.wallet())) {
        return;
      }
      store(lease, familyId);
    }
  }

  private void store(Lease lease, String familyId) {
    failpoints.reach(Failpoint.K10);
    ReservedFamily family = families.find(familyId);
    switch (signer.sign(family.draft(), orders(familyId))) {
      case Signature.Signed signed -> {
        if (steps.store(lease, family, signed)) {
          LOG.info(
              "Transaction stored. batchId={} txid={} payouts={}",
              familyId,
              signed.txid(),
              family.draft().payments().size());
        }
      }
      case Signature.Refused refused -> {
        refused
            .reasons()
            .forEach((payout, reason) ->
                LOG.error("Signer refused. payoutId={} reason=\"{}\"", payout, reason));
        if (steps.release(lease, familyId, refused)) {
          LOG.error("Wallet held for intents. wallet={} batchId={}", lease.wallet(), familyId);
        }
      }
    }
  }

  private List<PaymentOrder> orders(String familyId) {
    return payouts.of(families.payouts(familyId)).stream().map(FundedPayout::order).toList();
  }
}
