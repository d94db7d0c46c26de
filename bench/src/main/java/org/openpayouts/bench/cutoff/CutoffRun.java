package org.openpayouts.bench.cutoff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.schemas.topic.Topics;

/** One cutoff, from its announcement to the last fact of it that was read from Kafka. */
final class CutoffRun {
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private final FundingSystem system;
  private final FundingTables tables;
  private final Wire wire;
  private final OthersFacts facts;

  CutoffRun(FundingSystem system, FundingTables tables, Wire wire, OthersFacts facts) {
    this.system = system;
    this.tables = tables;
    this.wire = wire;
    this.facts = facts;
  }

  /** What happens while a cutoff runs. */
  @FunctionalInterface
  interface Beside {
    Beside NOTHING = isOver -> {};

    void until(BooleanSupplier isOver);
  }

  /**
   * What came of it.
   *
   * @param timed until the last fact was read; its CPU until the service had nothing more to do
   * @param begin of its facts, in their topics
   */
  record Outcome(
      Timed timed,
      Map<TopicPartition, Long> begin,
      List<SentFact> sample,
      Map<String, Long> cancelledAt) {}

  /**
   * Announces the cutoff of a queue that waits.
   *
   * @param isAll whether counts of facts, by their type, are all that the cutoff causes
   */
  Outcome run(Queue queue, Predicate<Map<String, Long>> isAll, Beside beside) {
    tables.awaitQuiet();
    FactReader reader = new FactReader(system.brokers(), system.codec(), isAll);
    Timed timed;
    try (reader) {
      wire.sendWatermarks(facts, queue.cutoff());
      tables.awaitWatermarks(queue.cutoff());
      Cpu before = Cpu.of(system.pids());
      long begun = System.nanoTime();
      wire.send(Topics.CUTOFFS, "manual", facts.cutoff(queue.cutoff()));
      wire.flush();
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(() -> beside.until(reader::isComplete));
      double seconds = (reader.awaitAll(PATIENCE) - begun) / 1e9;
      others.join();
      tables.awaitQuiet();
      timed = new Timed(seconds, Cpu.of(system.pids()).since(before));
    }
    return new Outcome(timed, reader.begin(), reader.sample(), reader.cancelledAt());
  }

  /** Reads everything that was said since, and judges nothing. */
  Evidence evidence(Queue queue, Outcome outcome) {
    Evidence evidence = new Evidence(queue);
    FactReader.readAgain(system.brokers(), system.codec(), outcome.begin(), evidence::see);
    return evidence;
  }
}
