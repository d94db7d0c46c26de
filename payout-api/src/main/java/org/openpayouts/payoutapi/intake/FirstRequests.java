package org.openpayouts.payoutapi.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Component;

/** What requests have made, for their repeats. */
@Component
class FirstRequests {
  private final RequestDigests digests;
  private final Payouts payouts;
  private final PayoutGroups groups;
  private final Duration repeatWindow;

  FirstRequests(
      RequestDigests digests, Payouts payouts, PayoutGroups groups, IntakeSettings settings) {
    this.digests = digests;
    this.payouts = payouts;
    this.groups = groups;
    this.repeatWindow = settings.repeatWindow();
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

  /** How a repeat is answered that is found before it is judged; empty where it is none. */
  Optional<IntakeOutcome> repeat(RequestDigest digest, List<FailedInstruction> failedToday) {
    return digests
        .held(digest)
        .map(held -> {
          PayoutView first = payouts.withIds(List.of(held.payoutId())).getFirst();
          return Repeat.ofRequest(made(first, failedToday), held.now(), repeatWindow);
        });
  }
}
