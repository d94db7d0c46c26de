package org.openpayouts.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.Failpoint.Step;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.Part.Content;
import org.openpayouts.outbox.Part.Entry;
import org.openpayouts.outbox.Positions.Move;
import org.openpayouts.outbox.Positions.PositionMoved;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles a part in one transaction: the positions move over exactly its records, and each record
 * is handled, parked, sent to the dead letters or skipped.
 */
final class Settlement<T> {

  private final String binding;
  private final Role role;
  private final BatchHandler<T> handler;
  private final Desk desk;

  Settlement(String binding, Role role, BatchHandler<T> handler, Desk desk) {
    this.binding = binding;
    this.role = role;
    this.handler = handler;
    this.desk = desk;
  }

  /** What all bindings of a service share. */
  record Desk(
      TransactionTemplate transaction,
      TransactionBounds bounds,
      Positions positions,
      ParkedRecords parked,
      DecisionGate gate,
      UndecodableRecords undecodable,
      Outbox outbox,
      OutboxSettings settings,
      OutboxMetrics metrics,
      Clock clock,
      Failpoint failpoint) {}

  /** The positions could not be moved for another reason than where they are. */
  static final class PositionsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    PositionsUnavailable(RuntimeException cause) {
      super("positions not moved", cause);
    }
  }

  void settle(Part<T> part, Assignment assignment) {
    String consumer = assignment.consumerName();
    Map<TopicPartition, Move> moves = assignment.movesTo(part.nextOffsets());
    desk.transaction()
        .executeWithoutResult(status -> {
          desk.bounds().apply();
          move(consumer, moves);
          desk.failpoint().reached(Step.POSITION_MOVED);
          desk.gate().requireOpenFor(role);
          dispose(part, consumer);
          desk.failpoint().reached(Step.HANDLED);
        });
    desk.failpoint().reached(Step.BATCH_COMMITTED);
    assignment.moved(moves);
    part.entries().forEach(this::count);
  }

  /** First of all: who lost the partition learns it here, before it does anything. */
  private void move(String consumer, Map<TopicPartition, Move> moves) {
    try {
      desk.positions().move(consumer, moves);
    } catch (PositionMoved e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PositionsUnavailable(e);
    }
  }

  private void dispose(Part<T> part, String consumer) {
    Set<String> parkedKeys = desk.parked().keysAmong(part.keys());
    var toHandle = new ArrayList<Received<T>>(part.size());
    var deadLetters = new ArrayList<OutboundRecord>();
    for (Entry<T> entry : part.entries()) {
      switch (entry.content()) {
        case Content.Decoded<T>(var received) -> {
          if (entry.key() != null && parkedKeys.contains(entry.key())) {
            desk.parked().park(consumer, binding, entry.record(), null);
          } else {
            toHandle.add(received);
          }
        }
        case Content.Undecodable<T>(var cause) -> {
          OutboundRecord letter = deadLetter(entry, cause);
          deadLetters.add(letter);
          desk.undecodable()
              .keep(consumer, binding, entry.record(), letter, Causes.describe(cause));
        }
        case Content.Skipped<T>() -> {}
        case Content.Defective<T>(var cause) -> {
          desk.parked().park(consumer, binding, entry.record(), Causes.describe(cause));
          if (entry.key() != null) {
            parkedKeys.add(entry.key());
          }
        }
      }
    }
    desk.outbox().append(desk.settings().deadLetterTopic(), Lane.BULK, deadLetters);
    handle(toHandle);
  }

  private void handle(List<Received<T>> records) {
    if (!records.isEmpty()) {
      handler.handle(List.copyOf(records));
    }
  }

  private OutboundRecord deadLetter(Entry<T> entry, Throwable cause) {
    return RawRecords.deadLetterOf(
        entry.record(), desk.settings().service(), cause, desk.clock().instant());
  }

  private void count(Entry<T> entry) {
    switch (entry.content()) {
      case Content.Decoded<T>(var received) -> desk.metrics().handled(binding);
      case Content.Undecodable<T>(var cause) ->
          desk.metrics().deadLettered(binding, entry.record(), cause);
      case Content.Skipped<T>() -> desk.metrics().skipped(binding, entry.record());
      case Content.Defective<T>(var cause) -> desk.metrics().parked(binding, entry.record(), cause);
    }
  }
}
