package org.openpayouts.outbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.StoredFacts.Scope;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends stored facts again: {@code POST /actuator/reemit} with {@code {"payout": id}} or {@code
 * {"since": instant}}. Consumers that have them already drop them.
 */
@Endpoint(id = "reemit")
class ReemitEndpoint {

  private static final int PAGE = 500;

  private final StoredFacts facts;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final AtomicBoolean running = new AtomicBoolean();

  ReemitEndpoint(StoredFacts facts, Outbox outbox, TransactionTemplate transaction) {
    this.facts = facts;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /** How many facts go out again. */
  record Reemitted(long facts) {}

  @WriteOperation
  Reemitted reemit(@Nullable String payout, @Nullable String since) {
    Scope scope = scopeOf(payout, since);
    if (!running.compareAndSet(false, true)) {
      throw refused("facts are being sent again already");
    }
    try {
      return new Reemitted(reemit(scope));
    } finally {
      running.set(false);
    }
  }

  private static Scope scopeOf(@Nullable String payout, @Nullable String since) {
    if (payout != null && since == null) {
      return new Scope.OfPayout(payout);
    }
    if (since != null && payout == null) {
      try {
        return new Scope.Since(Instant.parse(since));
      } catch (DateTimeParseException e) {
        throw refused("since must be an instant like 2026-01-31T14:00:00Z");
      }
    }
    throw refused("give either payout or since");
  }

  private static InvalidEndpointRequestException refused(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  private long reemit(Scope scope) {
    long count = 0;
    long cursor = Long.MIN_VALUE;
    while (true) {
      long after = cursor;
      List<StoredFact> page = transaction.execute(status -> appendPage(scope, after));
      if (page.isEmpty()) {
        return count;
      }
      count += page.size();
      cursor = page.getLast().cursor();
      if (cursor <= after) {
        throw new IllegalStateException("stored facts must come with rising cursors");
      }
    }
  }

  /** One page in one transaction, in order. */
  private List<StoredFact> appendPage(Scope scope, long after) {
    List<StoredFact> page = facts.page(scope, after, PAGE);
    var run = new ArrayList<OutboundRecord>();
    for (int i = 0; i < page.size(); i++) {
      StoredFact fact = page.get(i);
      run.add(fact.record());
      boolean last = i + 1 == page.size();
      if (last || !goTogether(fact, page.get(i + 1))) {
        outbox.append(fact.topic(), fact.lane(), run);
        run.clear();
      }
    }
    return page;
  }

  private static boolean goTogether(StoredFact one, StoredFact other) {
    return one.topic().equals(other.topic()) && one.lane() == other.lane();
  }
}
