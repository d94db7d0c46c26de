package org.openpayouts.payoutapi.payout;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Payouts that merchants name. That there is no such one is said only while this database knows all
 * that was accepted: who believes it pays by other means what is funded all the same.
 */
@Component
public class NamedPayouts {
  private final Payouts payouts;
  private final DecisionGate gate;
  private final TransactionOperations transactions;

  NamedPayouts(Payouts payouts, DecisionGate gate, TransactionOperations transactions) {
    this.payouts = payouts;
    this.gate = gate;
    this.transactions = transactions;
  }

  /**
   * A payout of this merchant; another merchant's does not exist.
   *
   * @throws DecisionGate.Closed if it is not found and may have been forgotten
   */
  public Optional<PayoutView> find(MerchantId merchant, PayoutId id) {
    return payouts.find(merchant, id).or(() -> whileAllIsKnown(() -> payouts.find(merchant, id)));
  }

  /**
   * The payouts of a group of this merchant, in the order of their instructions; none of them if
   * there is no such group. Its facts lie in many partitions, so it is read back piece by piece.
   *
   * @throws DecisionGate.Closed if some of it may have been forgotten
   */
  public List<PayoutView> ofGroup(MerchantId merchant, GroupId group) {
    return whileAllIsKnown(() -> payouts.ofGroup(merchant, group));
  }

  /**
   * Payouts that are looked for by a name that the merchant gave them.
   *
   * @throws DecisionGate.Closed if some of them may have been forgotten
   */
  List<PayoutView> search(PayoutSearch search, Optional<PayoutSearch.Mark> mark) {
    return whileAllIsKnown(() -> payouts.search(search, mark));
  }

  private <T> T whileAllIsKnown(Supplier<T> question) {
    return requireNonNull(
        transactions.execute(_ -> {
          gate.requireOpen();
          return question.get();
        }));
  }
}
