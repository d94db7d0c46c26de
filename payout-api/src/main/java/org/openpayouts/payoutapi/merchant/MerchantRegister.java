package org.openpayouts.payoutapi.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes merchants, and publishes each change with the version that it made. */
@Service
public class MerchantRegister {
  private static final String ACTIVE = "active";

  private final Merchants merchants;
  private final Tokens tokens;
  private final TokenSins sins;
  private final MerchantFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final DecisionGate gate;
  private final TransactionOperations transactions;

  MerchantRegister(
      Merchants merchants,
      Tokens tokens,
      TokenSins sins,
      MerchantFacts facts,
      Outbox outbox,
      IdSource ids,
      DecisionGate gate,
      TransactionOperations transactions) {
    this.merchants = merchants;
    this.tokens = tokens;
    this.sins = sins;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.gate = gate;
    this.transactions = transactions;
  }

  /**
   * Makes the merchant what the profile says; the same again changes and publishes nothing.
   *
   * @param profile by the policy that the merchant has, which is the standard one if it is new
   */
  public Merchant put(String externalId, Function<Policy, MerchantProfile> profile) {
    return inTransaction(now -> {
      Optional<Merchant> known = merchants.lockByExternalId(externalId);
      if (known.isEmpty()) {
        MerchantProfile first = profile.apply(Policy.STANDARD);
        Merchant added = version(newId(), externalId, 1, first, now);
        if (merchants.add(added)) {
          publish(added);
          return added;
        }
        known = merchants.lockByExternalId(externalId);
      }
      Merchant current = known.orElseThrow();
      MerchantProfile wanted = profile.apply(current.profile().policy());
      return current.profile().equals(wanted) ? current : change(current, wanted, now);
    });
  }

  /** A merchant as the record that publishes its present version. */
  public OutboundRecord fact(Merchant merchant) {
    return facts.changed(merchant, tokens.of(merchant.id()), sins.of(merchant.id()));
  }

  /** Publishes a locked merchant again after something beside its profile has changed. */
  void changed(Merchant merchant, Instant now) {
    change(merchant, merchant.profile(), now);
  }

  private Merchant change(Merchant current, MerchantProfile profile, Instant now) {
    Merchant changed =
        version(current.id(), current.externalId(), current.version() + 1, profile, now);
    merchants.replace(changed);
    publish(changed);
    return changed;
  }

  private Merchant version(
      MerchantId id, String externalId, long version, MerchantProfile profile, Instant now) {
    return new Merchant(id, externalId, version, ACTIVE, profile, now, ids.nextUuid());
  }

  private void publish(Merchant merchant) {
    outbox.append(Topics.MERCHANTS.name(), Lane.BULK, List.of(fact(merchant)));
  }

  private MerchantId newId() {
    return new MerchantId(ids.nextId());
  }

  /** Joins the running transaction, if there is one. */
  <T> T inTransaction(Function<Instant, T> work) {
    T result =
        transactions.execute(_ -> {
          gate.requireOpen();
          return work.apply(outbox.intakeInstant());
        });
    return Objects.requireNonNull(result);
  }
}
