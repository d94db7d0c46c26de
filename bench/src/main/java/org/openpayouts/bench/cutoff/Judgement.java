package org.openpayouts.bench.cutoff;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong after a cutoff, by its facts and by its tables: the first of it; nothing where all
 * is right.
 */
final class Judgement {
  /** Of a thousand merchants all may be wrong in the same way. */
  private static final int MOST = 20;

  private final Evidence evidence;
  private final StoredBooks books;
  private final List<String> wrong = new ArrayList<>();

  private Judgement(Evidence evidence, StoredBooks books) {
    this.evidence = evidence;
    this.books = books;
    expect("facts of a kind that a payout had before", evidence.repeated(), 0);
    expect("facts that this cutoff cannot cause", evidence.strange(), 0);
    expect("postings told that do not sum to zero", evidence.unbalanced(), 0);
    expect("postings and currencies stored that do not sum to zero", books.unbalanced(), 0);
  }

  /**
   * Of a cutoff for which each merchant had deposited exactly what its payouts cost.
   *
   * @param deposited by each merchant, in ledger units
   */
  static List<String> ofFunded(Evidence evidence, StoredBooks books, long[] deposited) {
    Judgement judgement = new Judgement(evidence, books);
    judgement.funded(deposited);
    return judgement.first();
  }

  /** Of a cutoff for which nobody had deposited anything. */
  static List<String> ofEmptyReserves(Evidence evidence, StoredBooks books) {
    Judgement judgement = new Judgement(evidence, books);
    judgement.empty();
    return judgement.first();
  }

  private void funded(long[] deposited) {
    expect("payouts both funded and cancelled", evidence.both(), 0);
    expect("payouts neither funded nor cancelled", evidence.neither(), 0);
    expect("payouts that still wait", books.open(), 0);
    expect("payouts stored as funded", books.funded(), evidence.funded());
    if (evidence.isAnyShort()) {
      wrong.add("a reserve was called short that was not");
    }
    for (int merchant = 0; merchant < deposited.length; merchant++) {
      long units = evidence.units(merchant);
      if (units > deposited[merchant]) {
        wrong.add("merchant %d: funded more than its balance".formatted(merchant));
      }
      expect("held for merchant " + merchant, books.held()[merchant], units);
      expect(
          "left to merchant " + merchant, books.available()[merchant], deposited[merchant] - units);
    }
  }

  private void empty() {
    Queue queue = evidence.queue();
    expect("payouts funded from nothing", evidence.funded(), 0);
    expect("payouts cancelled by nobody", evidence.cancelled(), 0);
    expect(
        "merchants without exactly one PayoutDeferred and one ReserveShort,"
            + " both of the first payout",
        evidence.notToldOnce(),
        0);
    expect("payouts that still wait", books.open(), queue.payouts());
    expect("payouts stored as funded", books.funded(), 0);
  }

  private List<String> first() {
    return wrong.stream().limit(MOST).toList();
  }

  private void expect(String what, long found, long expected) {
    if (found != expected) {
      wrong.add("%s: %d, not %d".formatted(what, found, expected));
    }
  }
}
