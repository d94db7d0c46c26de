package org.openpayouts.outbox;

import java.util.List;
import java.util.stream.Collectors;
import org.openpayouts.outbox.Failpoint.Step;
import org.openpayouts.outbox.SetAside.Entry;
import org.openpayouts.outbox.SetAside.Kind;
import org.openpayouts.outbox.SetAside.Order;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what an operator planned, item by item: only if the item still is what the plan saw, in one
 * transaction with the note of who did it and why. So a plan that is applied twice, or was cut off
 * in the middle, does each item once.
 */
final class Mending {

  private final TransactionTemplate transaction;
  private final TransactionBounds bounds;
  private final MendedRecords mended;
  private final Failpoint failpoint;

  Mending(
      TransactionTemplate transaction,
      TransactionBounds bounds,
      MendedRecords mended,
      Failpoint failpoint) {
    this.transaction = transaction;
    this.bounds = bounds;
    this.mended = mended;
    this.failpoint = failpoint;
  }

  /** What came of an item. */
  sealed interface Outcome {
    /** Done now. */
    record Done(int records, String verdict) implements Outcome {}

    /** Done before, under the same plan. */
    record Already(int records) implements Outcome {}

    /** It is not what the plan saw. */
    record Changed(String state) implements Outcome {}
  }

  /** What a plan writes down of an item: every entry's id and digest, in order. */
  static String stateOf(List<Entry> item) {
    return item.stream()
        .map(entry -> entry.id() + ":" + entry.digest())
        .collect(Collectors.joining(","));
  }

  Outcome apply(SetAside source, Kind kind, long entry, String state, Order order) {
    Outcome outcome = inTransaction(source, kind, entry, state, order);
    failpoint.reached(Step.MENDED);
    return outcome;
  }

  private Outcome inTransaction(SetAside source, Kind kind, long entry, String state, Order order) {
    return transaction.execute(status -> {
      bounds.apply();
      List<Entry> item = source.item(kind, entry);
      if (item.isEmpty() || !stateOf(item).equals(state)) {
        int before = mended.count(order.plan(), kind, entry);
        return before > 0 ? new Outcome.Already(before) : new Outcome.Changed(stateOf(item));
      }
      String verdict = source.carryOut(kind, item, order);
      mended.remember(kind, entry, item, order, verdict);
      return new Outcome.Done(item.size(), verdict);
    });
  }

  /** The item as it is now. */
  List<Entry> look(SetAside source, Kind kind, long entry) {
    return transaction.execute(status -> {
      bounds.apply();
      return source.item(kind, entry);
    });
  }

  int doneUnder(String plan, Kind kind, long entry) {
    return mended.count(plan, kind, entry);
  }
}
