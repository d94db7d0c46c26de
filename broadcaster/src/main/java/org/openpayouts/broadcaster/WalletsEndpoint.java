package org.openpayouts.broadcaster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.relearning.Attributing;
import org.openpayouts.broadcaster.relearning.TwoPersons;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * Actuator endpoint {@code wallets}: is the wallet held, whose are the transactions that nobody
 * knew after a restore, and two persons free it.
 */
@Component
@Endpoint(id = "wallets")
class WalletsEndpoint {
  private final WalletHolds holds;
  private final Attributing attributing;
  private final NodeHealth health;
  private final Signer signer;

  WalletsEndpoint(WalletHolds holds, Attributing attributing, NodeHealth health, Signer signer) {
    this.holds = holds;
    this.attributing = attributing;
    this.health = health;
    this.signer = signer;
  }

  /** The wallet as a person has to see it before anything is signed again. */
  record Overview(
      String wallet,
      String address,
      boolean held,
      String reason,
      List<Unknown> unknown,
      String confirmedBaseUnits) {
    Overview {
      unknown = List.copyOf(unknown);
    }
  }

  /** A transaction that waits for two persons; no outputs where the node does not have it. */
  record Unknown(String txid, List<Paid> outputs) {
    Unknown {
      outputs = List.copyOf(outputs);
    }
  }

  /** One of its outputs. */
  record Paid(String script, String baseUnits) {}

  @ReadOperation
  Overview read() {
    return new Overview(
        WalletWorker.WALLET,
        signer.ownAddress(),
        holds.isHeld(WalletWorker.WALLET),
        holds.reason(WalletWorker.WALLET).orElse(""),
        unknown(),
        health.confirmed().toString());
  }

  private List<Unknown> unknown() {
    return attributing.open(WalletWorker.WALLET).entrySet().stream()
        .map(entry ->
            new Unknown(
                entry.getKey().value(),
                entry.getValue().stream()
                    .map(output -> new Paid(output.script(), output.amount().toString()))
                    .toList()))
        .toList();
  }

  /**
   * Says whose a transaction is that spends coins of the wallet; the two names must differ.
   *
   * @param payouts those that its first outputs pay, in that order and with commas between; none
   *     where it is foreign
   * @param foreign true where it pays nobody of ours
   */
  @WriteOperation
  Map<String, Object> attribute(
      @Selector String wallet,
      @Selector String txid,
      @Nullable String payouts,
      @Nullable Boolean foreign,
      String firstBy,
      String secondBy,
      String note) {
    try {
      var by = new TwoPersons(firstBy, secondBy, note);
      var transaction = new TransactionId(txid);
      boolean isForeign = Boolean.TRUE.equals(foreign);
      if (isForeign == (payouts != null && !payouts.isBlank())) {
        return refused("it is foreign, or it pays payouts");
      }
      Optional<String> refusal =
          isForeign
              ? attributing.declareForeign(wallet, transaction, by)
              : attributing.attribute(wallet, transaction, ids(payouts), by);
      return refusal.map(WalletsEndpoint::refused).orElse(Map.of("attributed", true));
    } catch (IllegalArgumentException | DecisionGate.Closed e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private static List<PayoutId> ids(@Nullable String payouts) {
    return Stream.of(String.valueOf(payouts).split(","))
        .map(String::strip)
        .map(PayoutId::new)
        .toList();
  }

  private static Map<String, Object> refused(String reason) {
    return Map.of("attributed", false, "reason", reason);
  }

  /** Frees a held wallet; the two names must differ. */
  @WriteOperation
  Map<String, Object> release(
      @Selector String wallet, String firstBy, String secondBy, String note) {
    if (firstBy.isBlank() || secondBy.isBlank() || firstBy.equals(secondBy)) {
      return Map.of("released", false, "reason", "two different persons must agree");
    }
    if (attributing.isAsked(wallet)) {
      return Map.of("released", false, "reason", "transactions wait to be attributed");
    }
    return Map.of("released", holds.release(wallet, firstBy, secondBy, note));
  }
}
