package org.openpayouts.payoutapi.notification;

import java.util.List;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.payout.NotificationFacts;
import org.openpayouts.payoutapi.payout.NotificationWish;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Passes on that a merchant wants to be told again. */
@Service
public class NotificationDesk {
  private final Notifications notifications;
  private final NotificationFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final TransactionOperations transactions;
  private final DecisionGate gate;

  NotificationDesk(
      Notifications notifications,
      NotificationFacts facts,
      Outbox outbox,
      IdSource ids,
      TransactionOperations transactions,
      DecisionGate gate) {
    this.gate = gate;
    this.notifications = notifications;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.transactions = transactions;
  }

  /** Wants the last webhook of the payout again. Each wish is one more webhook, a repeat too. */
  public void request(PayoutView view, String requestedBy) {
    transactions.executeWithoutResult(_ -> {
      gate.requireOpen();
      NotificationWish wish = notifications.add(view, requestedBy, ids.nextUuid());
      outbox.append(
          Topics.NOTIFICATIONS.name(), Lane.BULK, List.of(facts.requested(view.payout(), wish)));
    });
  }
}
