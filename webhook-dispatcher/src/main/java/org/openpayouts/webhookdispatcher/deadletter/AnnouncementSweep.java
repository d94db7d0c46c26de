package org.openpayouts.webhookdispatcher.deadletter;

import java.util.List;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.webhookdispatcher.sweep.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells buried deliveries to webhooks.dead-letters.v1. Apart from the burial, because encoding may
 * have to ask the schema registry: a registry that is away keeps announcements waiting, never the
 * result of an attempt.
 */
@Component
final class AnnouncementSweep implements Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(AnnouncementSweep.class);
  private static final int MOST = 100;

  private final DeadLetters letters;
  private final DeadLetterFacts facts;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  AnnouncementSweep(
      DeadLetters letters, DeadLetterFacts facts, Outbox outbox, TransactionTemplate transaction) {
    this.letters = letters;
    this.facts = facts;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  @Override
  public boolean run() {
    var waiting = letters.unannounced(MOST);
    waiting.forEach(this::announce);
    return waiting.size() == MOST;
  }

  private void announce(DeadLetter letter) {
    var announced = facts.encode(letter);
    transaction.executeWithoutResult(_ -> {
      if (letters.announce(letter.cursor(), announced)) {
        outbox.append(DeadLetterFacts.TOPIC, Lane.BULK, List.of(DeadLetterFacts.record(announced)));
      }
    });
    LOG.atWarn()
        .addKeyValue("payoutId", letter.told().subjectId())
        .addKeyValue("deliveryId", letter.told().deliveryId())
        .addKeyValue("category", letter.category())
        .addKeyValue("attempts", letter.tried().attempts())
        .log("Webhook given up");
  }
}
