package org.openpayouts.localstack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.openpayouts.localstack.client.Patience;
import org.openpayouts.localstack.merchant.MerchantSetup;
import org.openpayouts.localstack.stack.LocalRates;
import org.openpayouts.localstack.stack.RunningStack;

/** Deposits what a run may need beyond what is there. */
final class ReserveFill {
  private static final BigDecimal MARGIN = new BigDecimal("1.1");

  private final RunningStack stack;
  private final Screen screen;
  private final Patience patience;

  ReserveFill(RunningStack stack, Screen screen, Patience patience) {
    this.stack = stack;
    this.screen = screen;
    this.patience = patience;
  }

  /** Returns when the money can be seen. */
  void fill(Iterable<PayoutLine> lines, String run) {
    needed(lines)
        .forEach((currency, amount) -> {
          BigDecimal wanted = amount.multiply(MARGIN).setScale(2, RoundingMode.UP);
          fill(currency, wanted, run);
        });
  }

  private void fill(String currency, BigDecimal wanted, String run) {
    MerchantSetup setup = stack.merchantSetup();
    String merchant = stack.file().merchant().id();
    BigDecimal available = patience.ask(() -> setup.available(merchant, currency));
    if (available.compareTo(wanted) >= 0) {
      return;
    }
    String deposit = wanted.subtract(available).setScale(2, RoundingMode.UP).toPlainString();
    patience.ask(() -> {
      setup.deposit(merchant, currency, deposit, "demo-" + run);
      return deposit;
    });
    patience.ask(() -> {
      setup.awaitReserve(merchant, currency, wanted);
      return wanted;
    });
    screen.say("deposited " + deposit + " " + currency);
  }

  /** Only in currencies of which a price is known; the API refuses the others. */
  private static Map<String, BigDecimal> needed(Iterable<PayoutLine> lines) {
    Map<String, BigDecimal> needed = new TreeMap<>();
    for (PayoutLine line : lines) {
      if (line instanceof PayoutLine.Wanted wanted
          && wanted.currency().equals(wanted.ledgerCurrency())
          && LocalRates.ofBitcoin(wanted.currency()).isPresent()) {
        BigDecimal amount = new BigDecimal(wanted.amount()).max(BigDecimal.ZERO);
        needed.merge(wanted.ledgerCurrency(), amount, BigDecimal::add);
      }
    }
    return needed;
  }
}
