package org.openpayouts.bench.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.bench.measure.Profile;
import org.openpayouts.bench.measure.Report;
import org.openpayouts.bench.measure.Rounds;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.outbox.OutboundRecord;

/**
 * The relay of the outbox, beside a bare relay and a bare producer that has its records in memory:
 * the same records, the same settings of the producer, one broker and one database, in turn.
 */
public final class OutboxBench {
  private static final int RECORD_BYTES = 300;
  private static final double GOAL = 0.6;

  /** Facts of one transaction: a full segment, and what a quiet hour leaves in one. */
  private static final int FULL = 500;

  private static final int SMALL = 20;
  private static final String PRODUCER = "bare producer, from memory";
  private static final String BARE = "bare relay, a row for each fact";
  private static final String RELAY = "relay of the outbox, " + FULL + " facts a transaction";
  private static final String RELAY_SMALL =
      "relay of the outbox, " + SMALL + " facts a transaction";

  private final Clock clock;

  public OutboxBench(Clock clock) {
    this.clock = clock;
  }

  /** Measures every way in each round, after each was taken once unmeasured. */
  public void run(int records, int rounds, boolean profile) {
    Infrastructure infrastructure = Infrastructure.shared();
    Broker broker = Broker.at(infrastructure.kafkaBootstrapServers());
    List<OutboundRecord> facts = facts(records);
    Report report = new Report("outbox", clock);
    try (OwnRelay relay = OwnRelay.start(broker, infrastructure.freshDatabase("bench"));
        KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      BareRows rows = new BareRows(relay.jdbc());
      Map<String, Supplier<Sending>> ways = new LinkedHashMap<>();
      ways.put(PRODUCER, () -> Sending.of(() -> send(producer, facts)));
      ways.put(
          BARE,
          () -> {
            rows.append(facts);
            return Sending.of(() -> rows.drainTo(Broker.TOPIC, producer));
          });
      ways.put(RELAY, () -> relay.send(facts, FULL));
      ways.put(RELAY_SMALL, () -> relay.send(facts, SMALL));
      Map<String, List<Sending>> measured = measure(ways, rounds);
      tell(report, records, measured);
      if (profile) {
        var recorded = Profile.start(Map.of("relay and producer", ProcessHandle.current().pid()));
        relay.send(facts, FULL);
        recorded.tell(report);
      }
      report.write();
    }
  }

  private static Map<String, List<Sending>> measure(
      Map<String, Supplier<Sending>> ways, int rounds) {
    Map<String, List<Sending>> measured = new LinkedHashMap<>();
    ways.keySet().forEach(name -> measured.put(name, new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      ways.forEach((name, way) -> {
        System.gc();
        measured.getOrDefault(name, new ArrayList<>()).add(way.get());
      });
    }
    // The first of each was for the compilers.
    measured.values().forEach(List::removeFirst);
    return measured;
  }

  private static void tell(Report report, int records, Map<String, List<Sending>> measured) {
    List<List<String>> rows = new ArrayList<>();
    Map<String, Rounds> rates = new LinkedHashMap<>();
    measured.forEach((name, sendings) -> {
      Rounds rate = new Rounds(sendings.stream().map(one -> records / one.seconds()).toList());
      rates.put(name, rate);
      rows.add(row(name, records, rate, sendings));
    });
    report.table(
        List.of(
            "way",
            "records/s, median",
            "least",
            "most",
            "rounds",
            "this JVM, us a record",
            "Kafka, us",
            "PostgreSQL, us"),
        rows);
    for (String name : List.of(RELAY, RELAY_SMALL)) {
      double bare = ratio(rates, name, BARE);
      report.add(
          "- %s, to the bare relay: %.2f, goal %.1f: %s"
              .formatted(name, bare, GOAL, Report.verdict(bare >= GOAL)));
      report.add("- the same, to the bare producer: %.2f".formatted(ratio(rates, name, PRODUCER)));
    }
    report.add(
        "- %d records of %d bytes a round; all ways run in one JVM"
            .formatted(records, RECORD_BYTES));
  }

  private static double ratio(Map<String, Rounds> rates, String one, String other) {
    Rounds none = new Rounds(List.of(Double.NaN));
    return rates.getOrDefault(one, none).median() / rates.getOrDefault(other, none).median();
  }

  private static List<String> row(String what, int records, Rounds rate, List<Sending> sendings) {
    return List.of(
        what,
        number("%.0f", rate.median()),
        number("%.0f", rate.least()),
        number("%.0f", rate.most()),
        rate.steadiness(),
        cpu(sendings, Sending.OWN, records),
        cpu(sendings, Sending.KAFKA, records),
        cpu(sendings, Sending.POSTGRES, records));
  }

  private static String cpu(List<Sending> sendings, String process, int records) {
    Rounds seconds =
        new Rounds(
            sendings.stream().map(one -> one.cpu().seconds().getOrDefault(process, 0.0)).toList());
    return number("%.2f", seconds.median() / records * 1e6);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, List<OutboundRecord> facts) {
    AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    for (OutboundRecord fact : facts) {
      var unused =
          producer.send(
              new ProducerRecord<>(Broker.TOPIC, fact.key(), fact.value()),
              (metadata, failure) -> {
                if (failure != null) {
                  refused.set(failure);
                }
              });
    }
    producer.flush();
    if (refused.get() != null) {
      throw new IllegalStateException("not acknowledged", refused.get());
    }
  }

  /** The same for every run, and not to be compressed to nothing. */
  private static List<OutboundRecord> facts(int records) {
    Random random = new Random(1);
    List<OutboundRecord> facts = new ArrayList<>(records);
    for (int i = 0; i < records; i++) {
      byte[] value = new byte[RECORD_BYTES];
      random.nextBytes(value);
      facts.add(OutboundRecord.of("payout-" + i, value, Map.of()));
    }
    return facts;
  }
}
