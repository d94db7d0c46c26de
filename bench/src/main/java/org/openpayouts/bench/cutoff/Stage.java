package org.openpayouts.bench.cutoff;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openpayouts.schemas.topic.Topics;

/** Puts queues before the service: merchants, recipients and money by Kafka, payouts by SQL. */
final class Stage {
  /** Between the first numbers of two queues. */
  private static final long APART = 20_000_000;

  private final NumberedIds ids;
  private final FundingTables tables;
  private final Wire wire;
  private final OthersFacts facts;
  private final FilledRows filled;
  private final Clock clock;
  private long queues;

  Stage(FundingTables tables, Wire wire, OthersFacts facts, FilledRows filled, Clock clock) {
    this.ids = new NumberedIds(clock.instant().getEpochSecond());
    this.tables = tables;
    this.wire = wire;
    this.facts = facts;
    this.filled = filled;
    this.clock = clock;
  }

  /** Makes the service know merchants, each with a recipient, and proves the filling. */
  void open(int merchants) {
    Instant now = clock.instant();
    for (int merchant = 0; merchant < merchants; merchant++) {
      String id = ids.merchant(merchant);
      String recipient = ids.recipient(merchant);
      wire.send(Topics.MERCHANTS, id, facts.merchant(id, now));
      wire.send(Topics.RECIPIENTS, recipient, facts.recipient(recipient, id, now));
    }
    wire.flush();
    tables.await("the merchants are known", merchants, "select count(*) from merchant");
    tables.await("the recipients are known", merchants, "select count(*) from recipient");
    tables.await("rates are published", 1, "select least(count(*), 1) from rate");
    Queue one = queue(1, 1);
    new RowsAsTaken(tables, filled).require(one, facts.requested(one, 0), wire);
  }

  Queue queue(int payouts, int merchants) {
    long first = queues++ * APART;
    return new Queue(
        ids, first, payouts, merchants, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** A queue alone in the tables; each merchant has exactly what its payouts cost. */
  Queue funded(int payouts, int merchants) {
    Queue queue = queue(payouts, merchants);
    tables.clear();
    long[] units = queue.unitsOfMerchants();
    for (int merchant = 0; merchant < merchants; merchant++) {
      String id = queue.merchantId(merchant);
      wire.send(
          Topics.RESERVE_COMMANDS,
          id + ":" + Queue.CURRENCY,
          facts.deposit(id, units[merchant], clock.instant()));
    }
    wire.flush();
    tables.await(
        "the deposits are booked", merchants, "select count(*) from account where available > 0");
    fill(queue);
    return queue;
  }

  /** A queue alone in the tables, and no money at all. */
  Queue withoutMoney(int payouts, int merchants) {
    Queue queue = queue(payouts, merchants);
    tables.clear();
    fill(queue);
    return queue;
  }

  private void fill(Queue queue) {
    filled.fill(queue, number -> facts.requested(queue, number));
    tables.settle();
  }
}
