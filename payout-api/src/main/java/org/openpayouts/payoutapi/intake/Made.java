package org.openpayouts.payoutapi.intake;

import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.PayoutView;

/**
 * What a request has made: one payout, or those of a group.
 *
 * @param payouts at least one, a group's in the order of its instructions
 * @param failed instructions of the group that made none
 */
public record Made(List<PayoutView> payouts, List<FailedInstruction> failed) {
  public Made {
    payouts = List.copyOf(payouts);
    failed = List.copyOf(failed);
  }

  static Made one(PayoutView payout) {
    return new Made(List.of(payout), List.of());
  }

  public PayoutView first() {
    return payouts.getFirst();
  }

  public Optional<GroupId> groupId() {
    return Optional.ofNullable(first().payout().groupId());
  }

  /** How many payouts were asked for. */
  int instructions() {
    return payouts.size() + failed.size();
  }

  Content content() {
    return new Content(
        groupId().isPresent(),
        payouts.stream().map(view -> view.payout().draft()).toList(),
        instructions());
  }

  /** What the caller knows it by, for a sentence. */
  public String name() {
    return groupId()
        .map(group -> "group " + group)
        .orElseGet(() -> "payout " + first().payout().id());
  }
}
