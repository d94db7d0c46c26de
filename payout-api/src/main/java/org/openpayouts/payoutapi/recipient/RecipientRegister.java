package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes recipients, and publishes each change with the version that it made. */
@Service
public class RecipientRegister {
  private final Merchants merchants;
  private final Recipients recipients;
  private final RecipientFacts facts;
  private final IntentKey destinationKey;
  private final Outbox outbox;
  private final IdSource ids;
  private final DecisionGate gate;
  private final TransactionOperations transactions;

  RecipientRegister(
      Merchants merchants,
      Recipients recipients,
      RecipientFacts facts,
      @Qualifier("destinationKey") IntentKey destinationKey,
      Outbox outbox,
      IdSource ids,
      DecisionGate gate,
      TransactionOperations transactions) {
    this.merchants = merchants;
    this.recipients = recipients;
    this.facts = facts;
    this.destinationKey = destinationKey;
    this.outbox = outbox;
    this.ids = ids;
    this.gate = gate;
    this.transactions = transactions;
  }

  /**
   * Makes the recipient what the profile says; the same again changes and publishes nothing. Empty
   * where there is no such merchant.
   */
  public Optional<Recipient> put(MerchantId merchant, String email, RecipientProfile profile) {
    if (merchants.find(merchant).isEmpty()) {
      return Optional.empty();
    }
    Recipient result = transactions.execute(_ -> putLocked(merchant, email, profile));
    return Optional.of(Objects.requireNonNull(result));
  }

  private Recipient putLocked(MerchantId merchant, String email, RecipientProfile profile) {
    gate.requireOpen();
    Instant now = outbox.intakeInstant();
    Optional<Recipient> known = recipients.lockWithEmail(merchant, email);
    if (known.isEmpty()) {
      var id = new RecipientId(ids.nextId());
      Recipient added = version(id, merchant, 1, email, profile, now);
      if (recipients.add(added)) {
        publish(added);
        return added;
      }
      known = recipients.lockWithEmail(merchant, email);
    }
    Recipient current = known.orElseThrow();
    if (current.profile().equals(profile)) {
      return current;
    }
    Recipient changed =
        version(current.id(), merchant, current.version() + 1, current.email(), profile, now);
    recipients.replace(changed);
    publish(changed);
    return changed;
  }

  private Recipient version(
      RecipientId id,
      MerchantId merchant,
      long version,
      String email,
      RecipientProfile profile,
      Instant now) {
    Mac mac = mac(merchant, id, version, profile.withdrawal());
    return new Recipient(id, merchant, version, email, profile, mac, now, ids.nextUuid());
  }

  private @Nullable Mac mac(
      MerchantId merchant, RecipientId id, long version, @Nullable WithdrawalChoice choice) {
    return choice == null
        ? null
        : destinationKey.mac(
            new PaymentIntent.Target(
                merchant.value(),
                id.value(),
                version,
                choice.asset().code(),
                choice.asset().chain(),
                choice.address(),
                choice.memo()));
  }

  private void publish(Recipient recipient) {
    outbox.append(Topics.RECIPIENTS.name(), Lane.BULK, List.of(facts.changed(recipient)));
  }
}
