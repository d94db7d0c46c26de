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
  private final TransactionOperations transactions;
  private final Duration repeatWindow;

  IntakeLedger(
      RequestDigests digests,
      IdempotencyKeys keys,
      Payouts payouts,
      RequestFacts facts,
      Outbox outbox,
      TransactionOperations transactions,
      IntakeSettings settings) {
    this.digests = digests;
    this.keys = keys;
    this.payouts = payouts;
    this.facts = facts;
    this.outbox = outbox;
    this.transactions = transactions;
    this.repeatWindow = settings.repeatWindow();
  }

  /** What one transaction made, and when. */
  private record Written(Instant now, Map<PayoutId, Payout> accepted) {}

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
      outcomes.putAll(judge(repeats, written.now()));
    }
    return outcomes;
  }

  private Written write(List<Candidate> sorted) {
    Instant now = outbox.intakeInstant();
    List<Candidate> lateAccepted = sorted.stream().filter(Candidate::acceptsLateRepeats).toList();
    if (!lateAccepted.isEmpty()) {
      digests.forgetOlder(lateAccepted, now.minus(repeatWindow));
    }
    Set<PayoutId> fresh = digests.claim(sorted, now);
    dropReusedKeys(sorted, fresh);
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
    return new Written(now, accepted);
  }

  private void dropReusedKeys(List<Candidate> sorted, Set<PayoutId> fresh) {
    List<Candidate> keyed =
        sorted.stream().filter(one -> fresh.contains(one.id()) && one.key().isPresent()).toList();
    if (keyed.isEmpty()) {
      return;
    }
    Set<PayoutId> lost = new HashSet<>(keyed.stream().map(Candidate::id).toList());
    lost.removeAll(keys.claim(keyed));
    if (!lost.isEmpty()) {
      digests.release(lost, keyed);
      fresh.removeAll(lost);
    }
  }

  private Map<PayoutId, IntakeOutcome> judge(List<Candidate> repeats, Instant now) {
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
                  return outcome(repeat, view, holders.containsKey(repeat.digest()), now);
                }));
  }

  private IntakeOutcome outcome(
      Candidate repeat, PayoutView first, boolean sameRequest, Instant now) {
    if (first.payout().id().equals(repeat.id())) {
      return new IntakeOutcome.Accepted(first);
    }
    return sameRequest ? Repeat.ofRequest(first, now, repeatWindow) : Repeat.ofKey(first, repeat);
  }
}
