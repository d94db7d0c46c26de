package org.openpayouts.fundingchecker.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.openpayouts.fundingchecker.funding.IntakeNews.CancelAsked;
import org.openpayouts.fundingchecker.funding.IntakeNews.Requested;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.fundingchecker.watermark.Watermark;
import org.openpayouts.fundingchecker.watermark.Watermarks;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.Received;
import org.springframework.stereotype.Component;

/** Opens what was requested and decides who is cancelled. */
@Component
class Intake implements BatchHandler<IntakeNews> {
  private final Arrivals arrivals;
  private final Sweeps sweeps;
  private final AwaitedPayouts awaited;
  private final Cancellation cancellation;
  private final Watermarks watermarks;

  Intake(
      Arrivals arrivals,
      Sweeps sweeps,
      AwaitedPayouts awaited,
      Cancellation cancellation,
      Watermarks watermarks) {
    this.arrivals = arrivals;
    this.sweeps = sweeps;
    this.awaited = awaited;
    this.cancellation = cancellation;
    this.watermarks = watermarks;
  }

  @Override
  public void handle(List<Received<IntakeNews>> batch) {
    List<Requested> requested = new ArrayList<>();
    List<CancelAsked> cancels = new ArrayList<>();
    List<Watermark> reached = new ArrayList<>();
    for (Received<IntakeNews> received : batch) {
      String traceparent = received.header("traceparent");
      switch (received.value()) {
        case Requested(var arrival, var payout) ->
            requested.add(new Requested(arrival.traced(traceparent), payout));
        case CancelAsked cancel -> cancels.add(cancel.traced(traceparent));
        case IntakeNews.Reached(var watermark) -> reached.add(watermark);
      }
    }
    open(firstOfEach(requested, request -> request.arrival().payoutId()));
    cancellation.decide(firstOfEach(cancels, cancel -> cancel.arrival().payoutId()));
    watermarks.handled(reached);
  }

  private void open(List<Requested> requests) {
    if (requests.isEmpty()) {
      return;
    }
    arrivals.lockShared();
    arrivals.prepare(requests.stream().map(request -> request.arrival().ledger()).toList());
    Set<LedgerKey> late = arrivals.open(requests);
    if (!late.isEmpty()) {
      sweeps.judgeStragglers(late);
    }
    awaited.judge(requests.stream().map(request -> request.arrival().payoutId()).toList());
  }

  /** One per payout, ordered by payout, so that two batches lock rows in the same order. */
  private static <T> List<T> firstOfEach(List<T> all, Function<T, String> payoutId) {
    Map<String, T> first = new TreeMap<>();
    all.forEach(one -> first.putIfAbsent(payoutId.apply(one), one));
    return List.copyOf(first.values());
  }
}
