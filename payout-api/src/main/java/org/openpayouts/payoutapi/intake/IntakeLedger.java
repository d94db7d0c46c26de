package org.openpayouts.payoutapi.intake;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.payout.Payout;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Payouts;
import org.openpayouts.payoutapi.payout.Progress;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.payoutapi.payout.RequestFacts;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a batch of candidates in one transaction and says what became of each. */
@Component
class IntakeLedger {
  private final RequestDigests digests;
  private final IdempotencyKeys keys;
  private final Payouts payouts;
  private final PayoutGroups groups;
  private final FirstRequests earlier;
  private final RequestFacts facts;
  private final Outbox outbox;
  private final DecisionGate gate;
  private final TransactionOperations transactions;
  private final Duration repeatWindow;

  IntakeLedger(
      RequestDigests digests,
      IdempotencyKeys keys,
      Payouts payouts,
      PayoutGroups groups,
      FirstRequests earlier,
      RequestFacts facts,
      Outbox outbox,
      DecisionGate gate,
      TransactionOperations transactions,
      IntakeSettings settings) {
    this.digests = digests;
    this.keys = keys;
    this.payouts = payouts;
    this.groups = groups;
    this.earlier = earlier;
    this.facts = facts;
    this.outbox = outbox;
    this.gate = gate;
    this.transactions = transactions;
    this.repeatWindow = settings.repeatWindow();
  }

  /** What one transaction made, which candidates another request's key kept out, and when. */
  private record Written(
      Instant now, Map<PayoutId, List<Payout>> accepted, Set<PayoutId> keyLost) {}

  /**
   * Commits the batch. Written again after a commit in doubt it makes nothing twice: a digest that
   * stands for the candidate itself shows that the first commit stood. A candidate is left out if
   * what kept it out is gone: it is to be written again.
   */
  Map<PayoutId, IntakeOutcome> commit(List<Candidate> batch) {
    List<Candidate> sorted =
        batch.stream().sorted(Comparator.comparing(Candidate::digest)).toList();
    Written written = Objects.requireNonNull(transactions.execute(_ -> write(sorted)));
    var outcomes = new HashMap<PayoutId, IntakeOutcome>();
    var repeats = new ArrayList<Candidate>();
    for (Candidate one : sorted) {
      List<Payout> accepted = written.accepted().get(one.id());
      if (accepted == null) {
        repeats.add(one);
      } else {
        outcomes.put(one.id(), new IntakeOutcome.Accepted(begun(accepted, one)));
      }
    }
    if (!repeats.isEmpty()) {
      outcomes.putAll(judge(repeats, written));
    }
    return outcomes;
  }

  private static Made begun(List<Payout> accepted, Candidate candidate) {
    return new Made(
        accepted.stream().map(payout -> new PayoutView(payout, Progress.begun())).toList(),
        candidate.failed());
  }

  private Written write(List<Candidate> sorted) {
    gate.requireOpen();
    Instant now = outbox.intakeInstant();
    List<Candidate> lateAccepted = sorted.stream().filter(Candidate::acceptsLateRepeats).toList();
    if (!lateAccepted.isEmpty()) {
      digests.forgetOlder(lateAccepted, now.minus(repeatWindow));
    }
    Set<PayoutId> fresh = digests.claim(sorted, now);
    Set<PayoutId> keyLost = claimKeys(sorted, fresh);
    fresh.removeAll(keyLost);
    Map<PayoutId, List<Payout>> accepted =
        add(sorted.stream().filter(one -> fresh.contains(one.id())).toList(), now);
    settle(sorted.stream().filter(one -> keyLost.contains(one.id())).toList(), now);
    return new Written(now, accepted, keyLost);
  }

  /** Makes the payouts of these candidates, and tells of them. */
  private Map<PayoutId, List<Payout>> add(List<Candidate> fresh, Instant now) {
    Map<PayoutId, List<Payout>> accepted =
        fresh.stream().collect(toMap(Candidate::id, one -> one.acceptedAt(now)));
    if (!accepted.isEmpty()) {
      List<Payout> inOrder =
          accepted.values().stream()
              .flatMap(List::stream)
              .sorted(Comparator.comparing(Payout::id))
              .toList();
      payouts.add(inOrder);
      for (Candidate one : fresh) {
        if (one.group() != null) {
          groups.add(one.merchantId(), one.group(), now);
        }
      }
      outbox.append(
          Topics.REQUESTS.name(), Lane.BULK, inOrder.stream().map(facts::requested).toList());
    }
    return accepted;
  }

  /** Claims the keys of fresh candidates; answers those whose key stands for another payout. */
  private Set<PayoutId> claimKeys(List<Candidate> sorted, Set<PayoutId> fresh) {
    List<Candidate> keyed =
        sorted.stream().filter(one -> fresh.contains(one.id()) && one.key().isPresent()).toList();
    if (keyed.isEmpty()) {
      return Set.of();
    }
    Set<PayoutId> lost = new HashSet<>(keyed.stream().map(Candidate::id).toList());
    lost.removeAll(keys.claim(keyed));
    return lost;
  }

  /**
   * Another request under a key that has its payout. With the same content its digest stands for
   * that payout from now on: it must make none when it comes again without the unsigned key. With
   * other content it is refused, and refusals are not remembered.
   */
  private void settle(List<Candidate> keyLost, Instant now) {
    for (Candidate one : keyLost) {
      PayoutId holder = keys.holder(one).orElseThrow();
      if (one.content().repeats(earlier.made(holder, one.failed()), day(now))) {
        digests.pointAt(holder, one);
      } else {
        digests.release(one);
      }
    }
  }

  private Map<PayoutId, IntakeOutcome> judge(List<Candidate> repeats, Written written) {
    Map<RequestDigest, PayoutId> holders = digests.holders(repeats);
    Map<PayoutId, PayoutView> views =
        payouts.withIds(holders.values()).stream()
            .collect(toMap(view -> view.payout().id(), Function.identity()));
    var outcomes = new HashMap<PayoutId, IntakeOutcome>();
    for (Candidate repeat : repeats) {
      PayoutId holder = holders.get(repeat.digest());
      if (holder == null || written.keyLost().contains(repeat.id())) {
        ofKey(repeat, written).ifPresent(outcome -> outcomes.put(repeat.id(), outcome));
      } else {
        PayoutView first = Objects.requireNonNull(views.get(holder));
        outcomes.put(repeat.id(), ofRequest(repeat, first, written));
      }
    }
    return outcomes;
  }

  private IntakeOutcome ofRequest(Candidate repeat, PayoutView holder, Written written) {
    Made first = earlier.made(holder, repeat.failed());
    return first.first().payout().id().equals(repeat.id())
        ? new IntakeOutcome.Accepted(first)
        : Repeat.ofRequest(first, written.now(), repeatWindow);
  }

  /**
   * By the key alone. A candidate that lost it is settled. One whose digest was held by a twin that
   * is refused by now can be refused like that one; to be anything else it must claim its digest.
   */
  private Optional<IntakeOutcome> ofKey(Candidate repeat, Written written) {
    return keys.holder(repeat)
        .map(holder ->
            Repeat.ofKey(
                earlier.made(holder, repeat.failed()), repeat.content(), day(written.now())))
        .filter(outcome ->
            written.keyLost().contains(repeat.id()) || outcome instanceof IntakeOutcome.KeyReused);
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
