package org.openpayouts.payoutapi.reserve;

import java.util.List;
import java.util.Optional;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Service;

/**
 * Turns confirmed deposits into commands for the ledger: the door for whoever watches a chain. That
 * is an operator until a chain is watched. Telling of one again books nothing again.
 */
@Service
public class ConfirmedDeposits {
  private static final String RAIL = DepositAccount.Rail.CRYPTO.word();

  private final List<DepositAddresses> addresses;
  private final DepositDesk desk;

  ConfirmedDeposits(List<DepositAddresses> addresses, DepositDesk desk) {
    this.addresses = addresses;
    this.desk = desk;
  }

  /** Empty if the address is nobody's. */
  public Optional<DepositDesk.Outcome> confirmed(ConfirmedDeposit deposit) {
    List<MerchantId> owners =
        addresses.stream()
            .flatMap(known -> known.ownerOfAddress(deposit.address()).stream())
            .distinct()
            .toList();
    if (owners.size() > 1) {
      throw new IllegalStateException("an address is of two merchants: " + owners);
    }
    return owners.stream().findFirst().map(owner -> report(owner, deposit));
  }

  private DepositDesk.Outcome report(MerchantId owner, ConfirmedDeposit deposit) {
    return desk.report(
        owner,
        new DepositDesk.Report(
            deposit.externalId(), deposit.currency(), deposit.amount(), RAIL, null));
  }
}
