package org.openpayouts.fundingchecker.funding;

import org.openpayouts.fundingchecker.reserve.DepositBooked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Funds on deposit. The listener runs inside the transaction that books the deposit, so that both
 * are written or none: a process that dies in between finds the sweep when it comes back.
 */
@Component
class DepositSweep {
  private final Sweeps sweeps;

  DepositSweep(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  @EventListener
  void judgeAgain(DepositBooked booked) {
    sweeps.judgeAfterDeposit(booked.ledger(), booked.depositId());
  }
}
