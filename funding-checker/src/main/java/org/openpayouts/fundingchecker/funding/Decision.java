package org.openpayouts.fundingchecker.funding;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.fundingchecker.reserve.Account;
import org.openpayouts.fundingchecker.reserve.Entry;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.fundingchecker.reserve.Posting;
import org.openpayouts.fundingchecker.reserve.PostingCode;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Writes a round of verdicts down: who deletes the open row decides, so it is deleted first. */
@Component
class Decision {
  private final OpenPayouts openPayouts;
  private final Transitions transitions;
  private final Deferral deferral;
  private final Ledger ledger;
  private final FundingFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final IntentKey fundingKey;
  private final Counter fundings;

  Decision(
      OpenPayouts openPayouts,
      Transitions transitions,
      Deferral deferral,
      Ledger ledger,
      FundingFacts facts,
      Outbox outbox,
      IdSource ids,
      IntentKey fundingKey,
      MeterRegistry meters) {
    this.openPayouts = openPayouts;
    this.transitions = transitions;
    this.deferral = deferral;
    this.ledger = ledger;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.fundingKey = fundingKey;
    this.fundings = meters.counter("payouts.decided", "decision", "funded");
  }

  /**
   * What was written.
   *
   * @param isRaced whether a cancel took one of the funded payouts first: what was decided behind
   *     it no longer stands, and is judged again
   */
  record Result(int funded, int deferred, boolean isRaced) {}

  Result write(Sweep sweep, Reserve reserve, FundingPolicy.Round round) {
    Map<String, Verdict.Fund> toFund =
        round.verdicts().stream()
            .filter(Verdict.Fund.class::isInstance)
            .map(Verdict.Fund.class::cast)
            .collect(toMap(fund -> fund.payout().payoutId(), identity()));
    List<Taken> taken =
        toFund.isEmpty() ? List.of() : openPayouts.take(List.copyOf(toFund.keySet()));
    fund(sweep, reserve, toFund, taken);
    if (taken.size() < toFund.size()) {
      return new Result(taken.size(), 0, true);
    }
    return new Result(taken.size(), deferral.write(sweep, reserve, round), false);
  }

  private void fund(
      Sweep sweep, Reserve reserve, Map<String, Verdict.Fund> toFund, List<Taken> taken) {
    if (taken.isEmpty()) {
      return;
    }
    List<Transition.Funded> funded = new ArrayList<>();
    List<OutboundRecord> records = new ArrayList<>();
    long held = 0;
    for (Taken payout : taken) {
      Verdict.Fund verdict =
          Optional.ofNullable(toFund.get(payout.payoutId()))
              .orElseThrow(() -> new IllegalStateException("a payout was taken undecided"));
      Transition.Funded fact = funded(sweep, reserve, payout, verdict);
      held = Math.addExact(held, fact.terms().held());
      funded.add(fact);
      records.add(facts.fact(fact, payout.told()));
    }
    Ledger.Posted posted = ledger.post(reserve, posting(sweep, funded, held));
    transitions.fund(funded, posted.postingId());
    outbox.append(Topics.LIFECYCLE.name(), Lane.BULK, records);
    fundings.increment(funded.size());
  }

  private static Posting posting(Sweep sweep, List<Transition.Funded> funded, long held) {
    String first =
        funded.stream().map(f -> f.common().payoutId()).min(String::compareTo).orElseThrow();
    return new Posting(
        PostingCode.PAYOUT_FUNDED,
        "funded:" + sweep.cutoff().id() + ":" + first,
        funded.stream().map(fact -> fact.common().eventId()).toList(),
        List.of(new Entry(Account.AVAILABLE, -held), new Entry(Account.HELD, held)),
        new Posting.Origin(sweep.cutoff().eventId(), sweep.cutoff().traceparent()));
  }

  private Transition.Funded funded(
      Sweep sweep, Reserve reserve, Taken payout, Verdict.Fund verdict) {
    Terms terms = verdict.terms();
    PaymentIntent.Funding intent =
        new PaymentIntent.Funding(
            payout.requestMac(),
            verdict.payee().destinationMac(),
            terms.baseUnits().toString(),
            terms.ledgerAmount(),
            terms.platformFee(),
            terms.networkFee());
    Transition.Common common =
        new Transition.Common(
            payout.payoutId(),
            payout.ledger(),
            payout.sequence(),
            ids.nextUuid(),
            sweep.cutoff().eventId(),
            reserve.lockedAt());
    return new Transition.Funded(
        common,
        sweep.cutoff().id(),
        verdict.payout().recipientId(),
        terms,
        verdict.payee(),
        fundingKey.mac(intent));
  }
}
