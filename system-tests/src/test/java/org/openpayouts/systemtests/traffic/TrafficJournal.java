package org.openpayouts.systemtests.traffic;

import java.util.List;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;

/** What the load wants and is answered, page by page. */
public final class TrafficJournal {
  final Page<Asked.Shop> shops = new Page<>();
  final Page<Asked.Payout> payouts = new Page<>();
  final Page<Asked.Cancel> cancels = new Page<>();
  final Page<Asked.Deposit> deposits = new Page<>();
  final Page<Asked.Cutoff> cutoffs = new Page<>();
  final Page<Asked.Address> addresses = new Page<>();

  /** A copy of all that is written so far. */
  public Asked asked() {
    return new Asked(
        shops.lines(),
        payouts.lines(),
        cancels.lines(),
        deposits.lines(),
        cutoffs.lines(),
        addresses.lines());
  }

  List<Asked.Payout> acceptedOf(String merchantId) {
    return payouts.lines().stream()
        .filter(payout -> payout.answer() == Answer.YES)
        .filter(payout -> payout.merchantId().equals(merchantId))
        .toList();
  }
}
