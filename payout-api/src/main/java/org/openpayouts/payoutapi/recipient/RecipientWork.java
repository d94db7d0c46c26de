package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs what changes recipients: in one transaction, at an instant of intake, and not while this
 * database may have gone back.
 */
@Component
class RecipientWork {
  private final Outbox outbox;
  private final DecisionGate gate;
  private final TransactionOperations transactions;

  RecipientWork(Outbox outbox, DecisionGate gate, TransactionOperations transactions) {
    this.outbox = outbox;
    this.gate = gate;
    this.transactions = transactions;
  }

  <T> T run(Function<Instant, T> work) {
    T result =
        transactions.execute(_ -> {
          gate.requireOpen();
          return work.apply(outbox.intakeInstant());
        });
    return Objects.requireNonNull(result);
  }
}
