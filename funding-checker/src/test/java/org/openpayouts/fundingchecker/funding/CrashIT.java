package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sweep that dies at any of its writes has written nothing, and is done whole the next time. */
class CrashIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  @AfterEach
  void removeThePlant() {
    books.run("drop function if exists planted() cascade");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "delete, open_payout",
    "update, account",
    "insert, posting",
    "insert, ledger_entry",
    "insert, transition",
    "insert, unsent_payout",
    "insert, outbox_segment",
    "insert, shortage",
    "update, open_payout",
    "update, sweep",
  })
  void leavesNothingHalfDone(String verb, String table) {
    story.deposit("50.00");
    String covered = story.request("30");
    String blocked = story.request("30");
    Map<String, Long> before = books.balances(story);
    long postings = books.countOf(story, "posting");
    story.cutoff(CUTOFF);
    plant(verb, table);

    boolean hadWork = Station.shared().getBean(SweepRound.class).work();

    assertThat(hadWork).isTrue();
    assertThat(books.isOpen(covered)).isTrue();
    assertThat(books.kinds(covered)).isEmpty();
    assertThat(books.balances(story)).isEqualTo(before);
    assertThat(books.countOf(story, "posting")).isEqualTo(postings);
    assertThat(books.countOf(story, "shortage")).isZero();
    removeThePlant();
    sweepAgain();
    assertThat(books.kinds(covered)).containsExactly("FUNDED");
    assertThat(books.kinds(blocked)).containsExactly("DEFERRED:RESERVE_SHORT");
    assertThat(books.balance(story, "held")).isEqualTo(3_000);
    books.assertCoherent();
  }

  /** Fails at the first such write of a sweep, but lets the note of the failure through. */
  private void plant(String verb, String table) {
    String only =
        verb.equals("update") && table.equals("sweep") ? "when (new.attempts <= old.attempts)" : "";
    books.run(
        """
        create function planted() returns trigger language plpgsql as
        $$ begin raise exception 'planted' using errcode = 'XX000'; end $$;
        create trigger planted before %s on %s for each row %s execute function planted()
        """
            .formatted(verb, table, only));
  }

  private void sweepAgain() {
    books.run("update sweep set retry_at = clock_timestamp() where done_at is null");
    story.sweep();
  }
}
