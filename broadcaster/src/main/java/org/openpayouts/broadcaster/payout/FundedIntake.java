package org.openpayouts.broadcaster.payout;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.openpayouts.outbox.Received;
import org.springframework.stereotype.Component;

/** Writes down what was funded. Nothing is planned, signed or sent on Kafka's threads. */
@Component
class FundedIntake {
  private final Payouts payouts;
  private final PayoutArrivals arrivals;

  FundedIntake(Payouts payouts, PayoutArrivals arrivals) {
    this.payouts = payouts;
    this.arrivals = arrivals;
  }

  /** Empty records are facts of other kinds. */
  void receive(List<Received<Optional<FundedPayout>>> batch) {
    var funded = new LinkedHashMap<String, FundedPayout>();
    for (var received : batch) {
      received
          .value()
          .map(payout -> traced(payout, received))
          .ifPresent(payout -> funded.putIfAbsent(payout.id().value(), payout));
    }
    if (funded.isEmpty()) {
      return;
    }
    List<FundedPayout> sorted =
        funded.values().stream().sorted(Comparator.comparing(FundedPayout::id)).toList();
    if (payouts.insert(sorted).size() < sorted.size()) {
      refuseOtherFundings(sorted);
    }
    arrivals.afterCommit();
  }

  private void refuseOtherFundings(List<FundedPayout> funded) {
    List<String> otherwise = payouts.fundedOtherwise(funded);
    if (!otherwise.isEmpty()) {
      throw new IllegalStateException("funded a second time, otherwise: " + otherwise.getFirst());
    }
  }

  private static FundedPayout traced(
      FundedPayout payout, Received<Optional<FundedPayout>> received) {
    return new FundedPayout(
        payout.id(),
        payout.merchantId(),
        payout.sequence(),
        payout.fundedAt(),
        payout.order(),
        received.header("traceparent"),
        payout.record());
  }
}
