package org.openpayouts.broadcaster.relearning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.ChainUnavailable;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.SignedTransaction.Output;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.payout.FundedPayout;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.schemas.id.PayoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Two persons say whose transaction it is that spends coins of the wallet. */
@Component
public class Attributing {
  private static final Logger LOG = LoggerFactory.getLogger(Attributing.class);

  private final ChainNode node;
  private final Signer signer;
  private final WaitingPayouts payouts;
  private final UnknownTransactions unknowns;
  private final AttributedSteps steps;

  Attributing(
      ChainNode node,
      Signer signer,
      WaitingPayouts payouts,
      UnknownTransactions unknowns,
      AttributedSteps steps) {
    this.node = node;
    this.signer = signer;
    this.payouts = payouts;
    this.unknowns = unknowns;
    this.steps = steps;
  }

  /** Whether anything waits for two persons. */
  public boolean isAsked(String wallet) {
    return !unknowns.open(wallet).isEmpty();
  }

  /** What waits for two persons, with its outputs as far as the node has them. */
  public Map<TransactionId, List<Output>> open(String wallet) {
    return unknowns.open(wallet).stream()
        .collect(Collectors.toMap(Function.identity(), txid -> outputs(txid)));
  }

  private List<Output> outputs(TransactionId txid) {
    try {
      return node.transaction(txid).map(SignedTransaction::outputs).orElse(List.of());
    } catch (ChainUnavailable e) {
      LOG.debug("Outputs cannot be shown. reason=\"{}\"", e.getMessage());
      return List.of();
    }
  }

  /** It pays nobody of ours; answers why that is refused. */
  public Optional<String> declareForeign(String wallet, TransactionId txid, TwoPersons by) {
    return steps.declareForeign(wallet, txid, by);
  }

  /**
   * It pays these payouts by its first outputs, in this order, and the rest is change; answers why
   * that is refused.
   */
  public Optional<String> attribute(
      String wallet, TransactionId txid, List<PayoutId> paid, TwoPersons by) {
    Optional<SignedTransaction> tx = node.transaction(txid);
    if (tx.isEmpty()) {
      return Optional.of("the node does not have the transaction");
    }
    Map<PayoutId, PaymentOrder> orders =
        payouts.of(paid).stream().collect(Collectors.toMap(FundedPayout::id, FundedPayout::order));
    var claims = new ArrayList<Claim>();
    for (int vout = 0; vout < paid.size(); vout++) {
      Optional<PaymentOrder> order = Optional.ofNullable(orders.get(paid.get(vout)));
      if (order.isEmpty()) {
        return Optional.of("no payout here is " + paid.get(vout).value());
      }
      if (vout >= tx.get().outputs().size()
          || !isPaidBy(tx.get().outputs().get(vout), order.get())) {
        return Optional.of("output " + vout + " does not pay " + paid.get(vout).value());
      }
      var output = new OutputRef(txid, vout);
      claims.add(new Claim(paid.get(vout), output, order.get().amount(), Optional.empty()));
    }
    return objection(tx.get(), claims).or(() -> steps.attribute(wallet, tx.get(), claims, by));
  }

  private boolean isPaidBy(Output output, PaymentOrder order) {
    return output.amount().equals(order.amount())
        && node.scriptOf(order.address()).equals(Optional.of(output.script()));
  }

  private Optional<String> objection(SignedTransaction tx, List<Claim> claims) {
    Set<PayoutId> different = new HashSet<>();
    claims.forEach(claim -> different.add(claim.payout()));
    if (claims.isEmpty() || different.size() < claims.size()) {
      return Optional.of("a payout is paid by one output");
    }
    String own = node.scriptOf(signer.ownAddress()).orElseThrow();
    return switch (Attribution.of(tx, claims, own)) {
      case Attribution.Whole _ -> Optional.empty();
      case Attribution.Unclaimed(int vout) -> Optional.of("nobody is paid by output " + vout);
      case Attribution.Contradicted(int vout) ->
          Optional.of("output " + vout + " holds another amount");
    };
  }
}
