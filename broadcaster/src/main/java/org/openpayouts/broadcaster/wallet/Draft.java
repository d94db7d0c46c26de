package org.openpayouts.broadcaster.wallet;

import java.util.List;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.OutputRef;

/**
 * A transaction to be. Its outputs are the payments in their order, then the change to the wallet
 * itself, so that a payment's index is its output's.
 */
public record Draft(List<Coin> inputs, List<Payment> payments, List<BaseUnits> change) {
  public Draft {
    inputs = List.copyOf(inputs);
    payments = List.copyOf(payments);
    change = List.copyOf(change);
    if (inputs.isEmpty() || payments.isEmpty()) {
      throw new IllegalArgumentException("a draft spends something and pays somebody");
    }
  }

  /** The input that every member of the family spends. */
  public OutputRef anchor() {
    return inputs.getFirst().ref();
  }

  /** What the network gets. */
  public BaseUnits fee() {
    return sum(inputs.stream().map(Coin::amount).toList())
        .minus(sum(payments.stream().map(Payment::amount).toList()))
        .minus(sum(change));
  }

  private static BaseUnits sum(List<BaseUnits> amounts) {
    return amounts.stream().reduce(BaseUnits.ZERO, BaseUnits::plus);
  }
}
