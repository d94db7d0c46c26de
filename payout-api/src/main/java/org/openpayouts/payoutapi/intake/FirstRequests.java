package org.openpayouts.payoutapi.intake;

import java.util.List;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;

/** What requests have made, for their repeats. */
@Component
class FirstRequests {
  private final Payouts payouts;
  private final PayoutGroups groups;

  FirstRequests(Payouts payouts, PayoutGroups groups) {
    this.payouts = payouts;
    this.groups = groups;
  }

  /** The whole of what the payout was made with that a digest or a key stands for. */
  Made made(PayoutId first, List<FailedInstruction> failedToday) {
    return made(payouts.withIds(List.of(first)).getFirst(), failedToday);
  }

  /**
   * The whole of what a payout was made with. Which instructions of a group made none is not part
   * of facts: after a database went back, what is wrong with them today stands for it.
   */
  Made made(PayoutView one, List<FailedInstruction> failedToday) {
    GroupId group = one.payout().groupId();
    if (group == null) {
      return Made.one(one);
    }
    MerchantId merchant = one.payout().merchantId();
    return new Made(
        payouts.ofGroup(merchant, group), groups.failed(merchant, group).orElse(failedToday));
  }
}
