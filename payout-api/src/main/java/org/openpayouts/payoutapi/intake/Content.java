package org.openpayouts.payoutapi.intake;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.Notes;
import org.openpayouts.payoutapi.payout.Terms;
import org.openpayouts.schemas.id.RecipientId;

/**
 * What a request asks for, to be compared with what another one has made.
 *
 * @param drafts what it says legibly, in whatever order; also what is refused today
 * @param instructions how many payouts it wants, legible or not
 */
public record Content(boolean asGroup, List<Draft> drafts, int instructions) {
  public Content {
    drafts = List.copyOf(drafts);
  }

  /** Of a request for one payout. Nothing that was made is like one that cannot be read. */
  public static Content ofPayout(Optional<Draft> draft) {
    return new Content(false, draft.stream().toList(), 1);
  }

  /** Of a group, as far as its instructions can be read. */
  public static Content ofGroup(List<Draft> drafts, int instructions) {
    return new Content(true, drafts, instructions);
  }

  /**
   * Whether this asks once more for what was made: each payout of it, by as many instructions. An
   * instruction that made none then is not compared, for it may be refused today, or then.
   *
   * @param today days behind which a payout is not held back any more are all the same, for a
   *     request without a day means the one on which it comes
   */
  boolean repeats(Made first, LocalDate today) {
    return asGroup == first.groupId().isPresent()
        && instructions == first.instructions()
        && wants(today).containsAll(first.content().wants(today));
  }

  private Wants wants(LocalDate today) {
    return new Wants(
        drafts.stream().collect(groupingBy(draft -> Wanted.of(draft, today), counting())));
  }

  private record Wants(Map<Wanted, Long> times) {
    private boolean containsAll(Wants others) {
      return others.times.entrySet().stream()
          .allMatch(other -> times.getOrDefault(other.getKey(), 0L) >= other.getValue());
    }
  }

  /** A payout without what changes by itself: what its recipient is called by. */
  private record Wanted(RecipientId recipient, Terms terms, Notes notes) {
    private static Wanted of(Draft draft, LocalDate today) {
      Terms terms = draft.terms();
      LocalDate day = terms.effectiveDate().isAfter(today) ? terms.effectiveDate() : today;
      return new Wanted(
          draft.payee().recipientId(),
          new Terms(terms.amount(), terms.currency(), terms.ledgerCurrency(), day),
          draft.notes());
    }
  }
}
