package org.openpayouts.broadcaster;

import java.util.Map;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Actuator endpoint {@code wallets}: is the wallet held, and two persons free it. */
@Component
@Endpoint(id = "wallets")
class WalletsEndpoint {
  private final WalletHolds holds;
  private final NodeHealth health;

  WalletsEndpoint(WalletHolds holds, NodeHealth health) {
    this.holds = holds;
    this.health = health;
  }

  @ReadOperation
  Map<String, Object> read() {
    return Map.of(
        "wallet", WalletWorker.WALLET,
        "held", holds.isHeld(WalletWorker.WALLET),
        "reason", holds.reason(WalletWorker.WALLET).orElse(""),
        "confirmedBaseUnits", health.confirmed().toString());
  }

  /** Frees a held wallet; the two names must differ. */
  @WriteOperation
  Map<String, Object> release(
      @Selector String wallet, String firstBy, String secondBy, String note) {
    if (firstBy.isBlank() || secondBy.isBlank() || firstBy.equals(secondBy)) {
      return Map.of("released", false, "reason", "two different persons must agree");
    }
    return Map.of("released", holds.release(wallet, firstBy, secondBy, note));
  }
}
