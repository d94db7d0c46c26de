package org.openpayouts.broadcaster.relearning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.openpayouts.broadcaster.confirmation.Depths;
import org.openpayouts.broadcaster.failpoint.Failpoint;
import org.openpayouts.broadcaster.payout.LearnedFact;
import org.openpayouts.broadcaster.payout.LearnedFacts;
import org.openpayouts.broadcaster.payout.LearnedPayouts;
import org.openpayouts.broadcaster.payout.LearnedPayouts.Standing;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.transaction.ChainTransactions;
import org.openpayouts.broadcaster.transaction.Families;
import org.openpayouts.outbox.Failpoints;
import org.openpayouts.outbox.OwnFacts;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/**
 * Follows our own facts as already decided: what they say was broadcast is bound for ever, whatever
 * this database thought. Which of their transactions it lacks is written down, and looked for when
 * everything is read.
 */
@Component
class OwnFactsAgain implements OwnFacts {
  private final LearnedFacts facts;
  private final LearnedPayouts payouts;
  private final WaitingPayouts waiting;
  private final Families families;
  private final ChainTransactions transactions;
  private final ClaimedOutputs claims;
  private final WalletChains chains;
  private final Depths depths;
  private final Failpoints failpoints;

  OwnFactsAgain(
      LearnedFacts facts,
      LearnedPayouts payouts,
      WaitingPayouts waiting,
      Families families,
      ChainTransactions transactions,
      ClaimedOutputs claims,
      WalletChains chains,
      Depths depths,
      Failpoints failpoints) {
    this.facts = facts;
    this.payouts = payouts;
    this.waiting = waiting;
    this.families = families;
    this.transactions = transactions;
    this.claims = claims;
    this.chains = chains;
    this.depths = depths;
    this.failpoints = failpoints;
  }

  @Override
  public String topic() {
    return Topics.LIFECYCLE.name();
  }

  @Override
  public void learn(List<Received<byte[]>> batch) {
    List<LearnedFact> learned =
        batch.stream().map(facts::decode).flatMap(Optional::stream).toList();
    if (learned.isEmpty()) {
      return;
    }
    payouts.insertMissing(learned);
    Collection<Standing> standings =
        learned.stream()
            .collect(groupingBy(fact -> fact.payout().id(), TreeMap::new, toList()))
            .values()
            .stream()
            .map(Standing::of)
            .toList();
    releaseOutlived(standings);
    payouts.follow(standings);
    learned.forEach(this::bury);
    claims.keep(learned.stream().flatMap(fact -> claimed(fact).stream()).toList());
    failpoints.reach(Failpoint.FACTS_FOLLOWED);
  }

  private void releaseOutlived(Collection<Standing> standings) {
    for (String familyId : payouts.outlived(standings)) {
      families.release(familyId, "RELEARNED");
      waiting.unplan(familyId);
    }
  }

  /** The proof of a failure ended its family and freed the coins but one. */
  private void bury(LearnedFact fact) {
    fact.consumed()
        .flatMap(consumed ->
            payouts
                .familyOf(fact.payout().id())
                .filter(familyId -> families.bury(familyId, consumed)))
        .ifPresent(transactions::bury);
  }

  private static List<Claim> claimed(LearnedFact fact) {
    return fact.paidBy().stream()
        .map(paid ->
            new Claim(
                fact.payout().id(), paid.output(), paid.amount(), Optional.of(paid.broadcastAt())))
        .toList();
  }

  /** Facts tell only what was acknowledged: the chain may know more. */
  @Override
  public void finish() {
    claims.dropOfFailed();
    for (var asset : Assets.all()) {
      chains.beginToCompare(asset.chain(), depths.finality());
    }
  }
}
