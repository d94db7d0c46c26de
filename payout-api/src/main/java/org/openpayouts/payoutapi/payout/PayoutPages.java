package org.openpayouts.payoutapi.payout;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openpayouts.outbox.DecisionGate;
import org.springframework.stereotype.Service;

/** Hands out lists page by page: by offset outside, by key inside wherever the walk is known. */
@Service
public class PayoutPages {
  private final Payouts payouts;
  private final NamedPayouts named;
  private final PageMarks marks;

  PayoutPages(Payouts payouts, NamedPayouts named, Clock clock) {
    this.payouts = payouts;
    this.named = named;
    this.marks = new PageMarks(clock);
  }

  /**
   * A page of what is wanted.
   *
   * @throws DecisionGate.Closed if payouts are looked for by name that may have been forgotten
   */
  public List<PayoutView> page(PayoutSearch search) {
    Optional<PayoutSearch.Mark> mark = search.offset() == 0 ? Optional.empty() : marks.find(search);
    List<PayoutView> page =
        search.isByName() ? named.search(search, mark) : payouts.search(search, mark);
    if (page.size() == search.limit()) {
      marks.put(
          search.startingAt(search.offset() + page.size()),
          PayoutSearch.Mark.behind(page.getLast().payout()));
    }
    return page;
  }
}
