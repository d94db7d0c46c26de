package org.openpayouts.systemtests.guarantee;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever leaves our wallet is a payout or change, and no recipient got anything that no payout
 * claims. Our wallet is every address whose coins a payout's transaction spends.
 */
public final class NothingIsPaidThatIsNoPayout implements Guarantee {
  @Override
  public List<String> violations(Evidence evidence) {
    Set<OutPoint> claimed =
        evidence.claims().values().stream()
            .flatMap(claim -> claim.payments().stream())
            .collect(Collectors.toSet());
    Map<OutPoint, ChainTransaction.Output> outputs = evidence.outputs();
    Set<String> wallet = walletOf(evidence, claimed, outputs);
    Set<String> recipients =
        evidence.accepted().stream().map(Accepted::address).collect(Collectors.toSet());
    return evidence.chain().stream()
        .flatMap(tx -> suspects(tx, wallet, recipients, outputs))
        .filter(placed -> !claimed.contains(placed.at()))
        .map(placed -> placed.at() + " pays " + placed.output() + ", which no payout claims")
        .toList();
  }

  private static Set<String> walletOf(
      Evidence evidence, Set<OutPoint> claimed, Map<OutPoint, ChainTransaction.Output> outputs) {
    Set<String> payingTxids = claimed.stream().map(OutPoint::txid).collect(Collectors.toSet());
    return evidence.chain().stream()
        .filter(tx -> payingTxids.contains(tx.txid()))
        .flatMap(tx -> spentAddresses(tx, outputs))
        .collect(Collectors.toSet());
  }

  private static Stream<Outputs.Placed> suspects(
      ChainTransaction tx,
      Set<String> wallet,
      Set<String> recipients,
      Map<OutPoint, ChainTransaction.Output> outputs) {
    boolean ours = spentAddresses(tx, outputs).anyMatch(wallet::contains);
    return Outputs.of(tx)
        .filter(placed ->
            recipients.contains(placed.output().address())
                || (ours && !wallet.contains(placed.output().address())));
  }

  private static Stream<String> spentAddresses(
      ChainTransaction tx, Map<OutPoint, ChainTransaction.Output> outputs) {
    return tx.inputs().stream()
        .flatMap(input -> Stream.ofNullable(outputs.get(input)))
        .map(ChainTransaction.Output::address);
  }
}
