package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.openpayouts.fundingchecker.reserve.Account;
import org.openpayouts.fundingchecker.reserve.Entry;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.fundingchecker.reserve.Posting;
import org.openpayouts.fundingchecker.reserve.PostingCode;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Told lines, put to the postings that they were told of. */
@Component
class RelearnedFunding {
  private static final Logger log = LoggerFactory.getLogger(RelearnedFunding.class);

  private final ToldLines lines;
  private final Transitions transitions;
  private final Settlements settlements;
  private final Ledger ledger;

  RelearnedFunding(
      ToldLines lines, Transitions transitions, Settlements settlements, Ledger ledger) {
    this.lines = lines;
    this.transitions = transitions;
    this.settlements = settlements;
    this.ledger = ledger;
  }

  /** Payouts that were funded, and are not known here. */
  void fund(List<Transition.Funded> funded) {
    Map<UUID, ToldLines.PostingOf> postings =
        lines.take(funded.stream().map(fact -> fact.common().eventId()).toList());
    Map<String, List<Transition.Funded>> told =
        funded.stream()
            .filter(fact -> postings.containsKey(fact.common().eventId()))
            .collect(groupingBy(fact -> postingOf(postings, fact.common().eventId()).postingId()));
    told.forEach((postingId, facts) -> transitions.fund(facts, postingId));
    funded.stream()
        .filter(fact -> !postings.containsKey(fact.common().eventId()))
        .collect(groupingBy(fact -> fact.common().ledger(), TreeMap::new, toList()))
        .forEach(this::hold);
  }

  private static ToldLines.PostingOf postingOf(
      Map<UUID, ToldLines.PostingOf> postings, UUID eventId) {
    ToldLines.PostingOf posting = postings.get(eventId);
    if (posting == null) {
      throw new IllegalStateException("a line was not taken");
    }
    return posting;
  }

  /**
   * The facts were told and their posting was not: their money is held now. What the reserve does
   * not cover any more is owed, and stops further funding.
   */
  private void hold(LedgerKey key, List<Transition.Funded> facts) {
    Reserve reserve = ledger.lock(key);
    long held = facts.stream().mapToLong(fact -> fact.terms().held()).reduce(0, Math::addExact);
    long taken = Math.min(reserve.available(), held);
    Ledger.Posted posted =
        ledger.post(
            reserve,
            new Posting(
                PostingCode.PAYOUT_FUNDED,
                "relearned:" + facts.getFirst().common().eventId(),
                facts.stream().map(fact -> fact.common().eventId()).toList(),
                List.of(
                    new Entry(Account.AVAILABLE, -taken),
                    new Entry(Account.RECEIVABLE, taken - held),
                    new Entry(Account.HELD, held)),
                new Posting.Origin(facts.getFirst().common().causationId(), null)));
    transitions.fund(facts, posted.postingId());
    log.atWarn()
        .addKeyValue("ledger", key.text())
        .addKeyValue("payouts", facts.size())
        .log("payouts were told as funded without a posting, their money is held now");
  }

  /** What was posted of these facts; what was not, is posted when it is read in its turn. */
  void settle(List<SettledFact.Settled> facts) {
    Map<UUID, ToldLines.PostingOf> postings =
        lines.take(facts.stream().map(SettledFact.Settled::eventId).toList());
    if (postings.isEmpty()) {
      return;
    }
    Map<String, HeldPayout> held =
        settlements.held(facts.stream().map(SettledFact.Settled::payoutId).toList());
    facts.stream()
        .filter(fact -> postings.containsKey(fact.eventId()))
        .distinct()
        .collect(groupingBy(fact -> postingOf(postings, fact.eventId())))
        .forEach(
            (posting, of) -> settlements.append(of, held, posting.postingId(), posting.madeAt()));
  }
}
