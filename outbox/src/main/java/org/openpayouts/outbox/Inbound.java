package org.openpayouts.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openpayouts.outbox.ParkedRecords.Parked;
import org.openpayouts.outbox.Settlement.Desk;

/** The way in: batches are handled together with the move of the consumed position. */
public final class Inbound {

  private final Assignments assignments;
  private final FailureClassifier classifier;
  private final Desk desk;
  private final Map<String, Handling<?>> handlings = new ConcurrentHashMap<>();

  /** What an unknown but valid record type means to the reader. */
  public enum Role {
    /** A read model: counts and skips it. */
    PROJECTION,
    /** Decides about money: stops that partition, loudly; decides nothing while it relearns. */
    DECIDER,
    /**
     * What decisions rest on and nothing else: stops like a decider, and goes on like a read model
     * while the service relearns.
     */
    KNOWLEDGE
  }

  Inbound(Assignments assignments, FailureClassifier classifier, Desk desk) {
    this.assignments = assignments;
    this.classifier = classifier;
    this.desk = desk;
  }

  /**
   * The function of a binding.
   *
   * @param binding the function's name, as in {@code fundAtCutoff}
   */
  public <T> Consumer<List<ConsumerRecord<byte[], byte[]>>> handler(
      String binding, Role role, RecordDecoder<T> decoder, BatchHandler<T> handler) {
    handlings.put(binding, new Handling<>(role, decoder, handler));
    var settings = desk.settings().inbound();
    var parkingLimit = new ParkingLimit(settings.parkedPerMinuteMax(), desk.clock());
    var reading =
        new Reading<>(
            decoder, role, classifier, desk.clock(), settings.unknownSchemaWait(), parkingLimit);
    return new Intake<>(
        role,
        reading,
        new Settlement<>(binding, role, handler, desk),
        assignments,
        classifier,
        parkingLimit);
  }

  /** The binding of a function of one input, as Spring Cloud Stream names it. */
  static String bindingName(String function) {
    return function.contains("-in-") ? function : function + "-in-0";
  }

  /** The function of a binding of one input. */
  static String functionOf(String bindingName) {
    return bindingName.replaceFirst("-in-0$", "");
  }

  /** Whether any function waits while the service relearns. */
  boolean decides() {
    return handlings.values().stream().anyMatch(handling -> handling.role() == Role.DECIDER);
  }

  /** The names of the functions that go on while the service relearns. */
  Set<String> going() {
    return handlings.entrySet().stream()
        .filter(handling -> handling.getValue().role() != Role.DECIDER)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names of the functions that came this way. */
  Set<String> bindings() {
    return Set.copyOf(handlings.keySet());
  }

  /**
   * Handles all parked records of a key, in the order of their arrival, in one transaction, with
   * the handlers that they were meant for. If any of it fails, all of them stay parked.
   *
   * @return how many records were handled
   */
  public int unpark(String key) {
    Integer handled =
        desk.transaction()
            .execute(status -> {
              desk.bounds().apply();
              List<Parked> parked = desk.parked().takeAll(key);
              handleAgain(parked);
              return parked.size();
            });
    return handled;
  }

  /**
   * Hands records to the handlers that they were meant for, in this order, in the caller's
   * transaction.
   */
  void handleAgain(List<Parked> records) {
    for (List<Parked> run : runsOfOneBinding(records)) {
      Handling<?> handling = handlingOf(run.getFirst());
      desk.gate().requireOpenFor(handling.role());
      handling.handle(run);
    }
  }

  /** The type that a record is read as now, or that it cannot be read. */
  String typeOf(Parked record) {
    try {
      return handlingOf(record).decode(record).value().getClass().getSimpleName();
    } catch (RuntimeException e) {
      return "not readable: " + Causes.rootOf(e).getClass().getSimpleName();
    }
  }

  private Handling<?> handlingOf(Parked record) {
    Handling<?> handling = handlings.get(record.binding());
    if (handling == null) {
      throw new IllegalStateException("no function of this build is named " + record.binding());
    }
    return handling;
  }

  private static List<List<Parked>> runsOfOneBinding(List<Parked> parked) {
    var runs = new ArrayList<List<Parked>>();
    for (Parked record : parked) {
      if (runs.isEmpty() || !runs.getLast().getFirst().binding().equals(record.binding())) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(record);
    }
    return runs;
  }

  private record Handling<T>(Role role, RecordDecoder<T> decoder, BatchHandler<T> handler) {

    void handle(List<Parked> run) {
      handler.handle(run.stream().map(this::decode).toList());
    }

    private Received<T> decode(Parked parked) {
      OutboundRecord record = parked.record();
      String key = RecordKeys.text(record.key());
      return new Received<>(
          decoder.decode(parked.topic(), record.value()),
          key == null ? "" : key,
          parked.topic(),
          parked.partition(),
          parked.offset(),
          record.headers());
    }
  }
}
