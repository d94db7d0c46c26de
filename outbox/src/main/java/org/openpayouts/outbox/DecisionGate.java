package org.openpayouts.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openpayouts.outbox.HandledPositions.Place;
import org.openpayouts.outbox.Inbound.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether this service may decide now. Whoever decides asks in the transaction that decides, before
 * it reads what it decides on: handlers with {@link Role#DECIDER} are asked for, sweeps, senders
 * and intakes ask themselves.
 *
 * <p>Closed until the stored positions were compared with those of the consumer groups once, and as
 * long as a database that went back has not relearned. Once it was compared, the broker may be
 * away.
 */
public final class DecisionGate {

  private final JdbcClient jdbc;
  private final HandledPositions handled;
  private final AtomicBoolean compared = new AtomicBoolean();

  DecisionGate(JdbcClient jdbc, HandledPositions handled) {
    this.jdbc = jdbc;
    this.handled = handled;
  }

  /** Nothing may be decided now; an infrastructure failure that is retried without end. */
  public static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Closed(String message) {
      super(message);
    }
  }

  /**
   * Returns if the running transaction may decide, and keeps the gate as it is until it ends.
   *
   * @throws Closed if nothing may be decided now; the transaction must roll back
   * @throws IllegalStateException outside a transaction
   */
  public void requireOpen() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the gate is asked in the transaction that decides");
    }
    if (!compared.get()) {
      throw new Closed("stored positions not compared with the consumer groups yet");
    }
    Verdict verdict = ask();
    if (verdict.isBehind()) {
      compared.set(false);
      throw new Closed("the database went back under this process");
    }
    if (verdict.waits()) {
      throw new Closed("the database went back, own facts are not relearned yet");
    }
  }

  /** The same for a function of that role. */
  void requireOpenFor(Role role) {
    switch (role) {
      case DECIDER -> requireOpen();
      case PROJECTION, KNOWLEDGE -> {}
    }
  }

  boolean isCompared() {
    return compared.get();
  }

  /** The stored positions were compared, and what was found is stored. */
  void compared() {
    compared.set(true);
  }

  /** Something speaks for it that the database went back: compare before anything is decided. */
  void compareAgain() {
    compared.set(false);
  }

  private record Verdict(boolean waits, boolean isBehind) {}

  /**
   * What this process handled is read before the database is asked, so that it can only be less.
   */
  private Verdict ask() {
    List<Map.Entry<Place, Long>> places = handled.all();
    return jdbc.sql(
            """
            select decisions_wait() as waits,
                   exists (select from unnest(?::text[], ?::text[], ?::int[], ?::bigint[])
                                    as h (consumer, topic, partition, next_offset)
                             left join inbound_position p using (consumer, topic, partition)
                            where coalesce(p.next_offset, 0) < h.next_offset) as behind
            """)
        .param(places.stream().map(place -> place.getKey().consumer()).toArray(String[]::new))
        .param(places.stream().map(place -> place.getKey().topic()).toArray(String[]::new))
        .param(places.stream().map(place -> place.getKey().partition()).toArray(Integer[]::new))
        .param(places.stream().map(Map.Entry::getValue).toArray(Long[]::new))
        .query((row, number) -> new Verdict(row.getBoolean("waits"), row.getBoolean("behind")))
        .single();
  }
}
