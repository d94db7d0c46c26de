package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes versions of recipients, each with the MAC of its withdrawal; stores none. */
@Component
class RecipientVersions {
  private static final long FIRST = 1;

  private final IntentKey destinationKey;
  private final IdSource ids;

  RecipientVersions(@Qualifier("destinationKey") IntentKey destinationKey, IdSource ids) {
    this.destinationKey = destinationKey;
    this.ids = ids;
  }

  /** Who did not exist before: whose, under which address, and which token invited it. */
  record Newcomer(MerchantId merchant, String email, @Nullable TokenId invitedBy) {}

  Recipient first(Newcomer newcomer, RecipientProfile profile, Instant now) {
    var id = new RecipientId(ids.nextId());
    return new Recipient(
        id,
        newcomer.merchant(),
        FIRST,
        newcomer.email(),
        profile,
        mac(newcomer.merchant(), id, FIRST, profile.withdrawal()),
        now,
        ids.nextUuid(),
        newcomer.invitedBy());
  }

  Recipient next(Recipient current, RecipientProfile profile, Instant now) {
    long version = current.version() + 1;
    return new Recipient(
        current.id(),
        current.merchantId(),
        version,
        current.email(),
        profile,
        mac(current.merchantId(), current.id(), version, profile.withdrawal()),
        now,
        ids.nextUuid(),
        current.invitedBy());
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
}
