package org.openpayouts.fundingchecker.funding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openpayouts.fundingchecker.funding.CutoffNews.ScopeKind;
import org.openpayouts.fundingchecker.watermark.Watermarks;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers cutoffs, and lays out their sweeps once everything requested before them is here. */
@Component
class CutoffStart implements BatchHandler<CutoffNews> {
  private static final Logger log = LoggerFactory.getLogger(CutoffStart.class);

  private final Cutoffs cutoffs;
  private final Arrivals arrivals;
  private final AwaitedPayouts awaitedPayouts;
  private final Watermarks watermarks;
  private final FundingSettings settings;
  private final DecisionGate gate;

  CutoffStart(
      Cutoffs cutoffs,
      Arrivals arrivals,
      AwaitedPayouts awaitedPayouts,
      Watermarks watermarks,
      FundingSettings settings,
      DecisionGate gate) {
    this.cutoffs = cutoffs;
    this.arrivals = arrivals;
    this.awaitedPayouts = awaitedPayouts;
    this.watermarks = watermarks;
    this.settings = settings;
    this.gate = gate;
  }

  @Override
  public void handle(List<Received<CutoffNews>> batch) {
    batch.stream()
        .map(received -> received.value().traced(received.header("traceparent")))
        .sorted(Comparator.comparing(CutoffNews::instant).thenComparing(CutoffNews::cutoffId))
        .forEach(cutoffs::announce);
  }

  /** Starts the oldest cutoff that waits; answers whether there may be another. */
  @Transactional
  public boolean startNext() {
    Optional<Cutoffs.Waiting> waiting = cutoffs.oldestWaiting(settings.watermarkPatience());
    if (waiting.isEmpty()) {
      return false;
    }
    gate.requireOpen();
    CutoffNews news = waiting.get().news();
    int missing = watermarks.missing(Topics.WATERMARKED, news.instant());
    if (missing > 0 && !waiting.get().patienceEnded()) {
      return false;
    }
    arrivals.lockExclusive();
    cutoffs.raise(news);
    int sweeps = cutoffs.layOut(news);
    int awaited = news.scopeKind() == ScopeKind.PAYOUTS ? awaitedPayouts.awaitNamed(news) : 0;
    cutoffs.started(news, missing);
    say(news, sweeps, missing, awaited);
    return true;
  }

  private static void say(CutoffNews news, int sweeps, int missing, int awaited) {
    (missing > 0 || awaited > 0 ? log.atWarn() : log.atInfo())
        .addKeyValue("cutoff", news.cutoffId())
        .addKeyValue("instant", news.instant())
        .addKeyValue("sweeps", sweeps)
        .addKeyValue("missingWatermarks", missing)
        .addKeyValue("awaitedPayouts", awaited)
        .log(missing > 0 ? "cutoff starts without all watermarks" : "cutoff starts");
  }
}
