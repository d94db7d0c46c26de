package org.openpayouts.payoutapi.reserve;

import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Everything that this service has told the ledger to do, to be told again. */
@Component
public class PublishedCommands {
  private final Deposits deposits;
  private final Reversals reversals;
  private final Withdrawals withdrawals;
  private final ReserveCommandFacts facts;

  PublishedCommands(
      Deposits deposits, Reversals reversals, Withdrawals withdrawals, ReserveCommandFacts facts) {
    this.deposits = deposits;
    this.reversals = reversals;
    this.withdrawals = withdrawals;
    this.facts = facts;
  }

  /** The next facts of each kind, at most {@code limit} of each. */
  public Stream<StoredFact> after(long factNumber, OffsetDateTime since, int limit) {
    return Stream.of(
            deposits.publishedAfter(factNumber, since, limit).stream()
                .map(one -> fact(one.factNumber(), facts.received(one.deposit()))),
            reversals.publishedAfter(factNumber, since, limit).stream()
                .map(one -> fact(one.factNumber(), facts.reversed(one.reversal()))),
            withdrawals.publishedAfter(factNumber, since, limit).stream()
                .map(one -> fact(one.factNumber(), facts.withdrawn(one.withdrawal()))))
        .flatMap(commands -> commands);
  }

  private static StoredFact fact(long number, OutboundRecord record) {
    return new StoredFact(number, Topics.RESERVE_COMMANDS.name(), Lane.BULK, record);
  }
}
