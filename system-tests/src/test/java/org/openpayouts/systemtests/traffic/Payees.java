package org.openpayouts.systemtests.traffic;

import java.util.Map;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.stack.Addresses;
import org.openpayouts.systemtests.stack.Payee;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;

/**
 * Changes whom a merchant pays, and where. What nobody answered may have happened or not; only the
 * addresses matter to the books, and they are written down before they are told.
 */
final class Payees {
  private static final int SERVER_ERROR = 500;
  private static final int STAYS_PAUSED = 409;

  private final SharedStack stack;
  private final TestMerchant merchant;
  private final TrafficJournal journal;

  Payees(SharedStack stack, TestMerchant merchant, TrafficJournal journal) {
    this.stack = stack;
    this.merchant = merchant;
    this.journal = journal;
  }

  /** The places where they begin. */
  void writeDown() {
    merchant
        .payees()
        .forEach(payee ->
            journal.addresses.write(new Asked.Address(payee.recipientId(), payee.address())));
  }

  void changeOne(Luck luck) {
    Payee payee = luck.oneOf(merchant.payees());
    switch (luck.below(6)) {
      case 0 -> set(payee, "paused", payee.address());
      case 1 -> remove(payee);
      case 2, 3 -> move(payee);
      default -> set(payee, "active", payee.address());
    }
  }

  void activateAll() {
    merchant.payees().forEach(payee -> set(payee, "active", payee.address()));
  }

  private void move(Payee payee) {
    String address = Addresses.fresh();
    journal.addresses.write(new Asked.Address(payee.recipientId(), address));
    set(payee, "active", address);
  }

  private void set(Payee payee, String status, String address) {
    Map<String, ?> body =
        Map.of("status", status, "withdrawal", Map.of("asset", "BTC", "address", address));
    String path = "/admin/merchants/" + merchant.merchantId() + "/recipients/" + payee.email();
    try {
      Answer answer = stack.running().admin().ask("PUT", path, body);
      if (!answer.isSuccess() && answer.status() < SERVER_ERROR) {
        throw new AssertionError(path + " was answered " + answer);
      }
    } catch (Http.Unreachable unknown) {
      // May have happened or not.
      return;
    }
  }

  /** The merchant's own word, which does not move whom an operator has paused. */
  private void remove(Payee payee) {
    try {
      Answer answer = merchant.client().delete("/recipients/" + payee.recipientId());
      if (!answer.isSuccess()
          && answer.status() != STAYS_PAUSED
          && answer.status() < SERVER_ERROR) {
        throw new AssertionError(payee + " was removed and that was answered " + answer);
      }
    } catch (Http.Unreachable unknown) {
      // May have happened or not.
      return;
    }
  }
}
