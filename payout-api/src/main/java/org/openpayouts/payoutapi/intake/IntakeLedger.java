package org.openpayouts.payoutapi.intake;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final RequestFacts facts;
  private final Outbox outbox;
  private final DecisionGate gate;
  private final TransactionOperations transactions;
  private final Duration repeatWindow;

  IntakeLedger(
      RequestDigests digests,
      IdempotencyKeys keys,
      Payouts payouts,
      RequestFacts facts,
      Outbox outbox,
      DecisionGate gate,
      TransactionOperations transactions,
      IntakeSettings settings) {
    this.digests = digests;
    this.keys = keys;
    this.payouts = payouts;
    this.facts = facts;
    this.outbox = outbox;
    this.gate = gate;
    this.transactions = transactions;
    this.repeatWindow = settings.repeatWindow();
  }

  /** What one transaction made, which candidates another request's key kept out, and when. */
  private record Written(Instant now, Map<PayoutId, Payout> accepted, Set<PayoutId> keyLost) {}

  /**
   * Commits the batch. Written again after a commit in doubt it makes nothing twice: a digest that
   * stands for the candidate itself shows that the first commit stood.
   */
  Map<PayoutId, IntakeOutcome> commit(List<Candidate> batch) {
    List<Candidate> sorted =
        batch.stream().sorted(Comparator.comparing(Candidate::digest)).toList();
    Written written = Objects.requireNonNull(transactions.execute(_ -> write(sorted)));
    var outcomes = new HashMap<PayoutId, IntakeOutcome>();
    written
        .accepted()
        .forEach((id, payout) ->
            outcomes.put(id, new IntakeOutcome.Accepted(new PayoutView(payout, Progress.begun()))));
    List<Candidate> repeats =
        sorted.stream().filter(one -> !written.accepted().containsKey(one.id())).toList();
    if (!repeats.isEmpty()) {
      outcomes.putAll(judge(repeats, written));
    }
    return outcomes;
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
    Map<PayoutId, Payout> accepted =
        sorted.stream()
            .filter(one -> fresh.contains(one.id()))
            .map(one -> one.acceptedAt(now))
            .collect(toMap(Payout::id, Function.identity()));
    if (!accepted.isEmpty()) {
      List<Payout> inOrder =
          accepted.values().stream().sorted(Comparator.comparing(Payout::id)).toList();
      payouts.add(inOrder);
      outbox.append(
          Topics.REQUESTS.name(), Lane.BULK, inOrder.stream().map(facts::requested).toList());
    }
    settle(sorted.stream().filter(one -> keyLost.contains(one.id())).toList());
    return new Written(now, accepted, keyLost);
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
  private void settle(List<Candidate> keyLost) {
    for (Candidate one : keyLost) {
      PayoutId holder = keys.holder(one).orElseThrow();
      PayoutView first = payouts.withIds(List.of(holder)).getFirst();
      if (Repeat.hasContentOf(first, one)) {
        digests.pointAt(holder, one);
      } else {
        digests.release(one);
      }
    }
  }

  private Map<PayoutId, IntakeOutcome> judge(List<Candidate> repeats, Written written) {
    Map<RequestDigest, PayoutId> holders = digests.holders(repeats);
    var firsts = new HashMap<PayoutId, PayoutId>();
    for (Candidate repeat : repeats) {
      PayoutId first = holders.get(repeat.digest());
      firsts.put(repeat.id(), first == null ? keys.holder(repeat).orElseThrow() : first);
    }
    Map<PayoutId, PayoutView> views =
        payouts.withIds(firsts.values()).stream()
            .collect(toMap(view -> view.payout().id(), Function.identity()));
    return repeats.stream()
        .collect(
            toMap(
                Candidate::id,
                repeat -> {
                  PayoutId first = Objects.requireNonNull(firsts.get(repeat.id()));
                  PayoutView view = Objects.requireNonNull(views.get(first));
                  return outcome(repeat, view, written);
                }));
  }

  private IntakeOutcome outcome(Candidate repeat, PayoutView first, Written written) {
    if (first.payout().id().equals(repeat.id())) {
      return new IntakeOutcome.Accepted(first);
    }
    return written.keyLost().contains(repeat.id())
        ? Repeat.ofKey(first, repeat)
        : Repeat.ofRequest(first, written.now(), repeatWindow);
  }
}
