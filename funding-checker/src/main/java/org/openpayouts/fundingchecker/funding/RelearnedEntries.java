package org.openpayouts.fundingchecker.funding;

import java.util.List;
import java.util.Optional;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.outbox.OwnFacts;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Postings and shortages that were told: the ledger is put to what it was. */
@Component
@Order(2)
class RelearnedEntries implements OwnFacts {
  private final Ledger ledger;
  private final ToldLines lines;
  private final ShortageFacts facts;
  private final Shortages shortages;

  RelearnedEntries(Ledger ledger, ToldLines lines, ShortageFacts facts, Shortages shortages) {
    this.ledger = ledger;
    this.lines = lines;
    this.facts = facts;
    this.shortages = shortages;
  }

  @Override
  public String topic() {
    return Topics.RESERVE_ENTRIES.name();
  }

  @Override
  public void learn(List<Received<byte[]>> batch) {
    lines.expect(ledger.learn(batch));
    batch.stream().map(facts::shortage).flatMap(Optional::stream).forEach(shortages::note);
  }
}
