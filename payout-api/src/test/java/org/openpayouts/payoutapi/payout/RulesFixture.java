package org.openpayouts.payoutapi.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientProfile;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.payoutapi.recipient.WithdrawalChoice;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;

/** A merchant of euros, on the first of March 2026. */
final class RulesFixture {
  static final LocalDate TODAY = LocalDate.parse("2026-03-01");

  private static final IdSource IDS = IdSource.secure();
  private static final NotificationUrls PUBLIC_ONLY = new NotificationUrls(Set.of(443), false);

  private RulesFixture() {}

  static Checked check(FormBuilder form, Optional<Recipient> recipient, boolean refusesPending) {
    return Rules.check(
        form.build(),
        List.of(),
        circumstances(recipient, Optional.of(BigDecimal.ONE), refusesPending));
  }

  static Rules.Circumstances circumstances(
      Optional<Recipient> recipient, Optional<BigDecimal> usdPerUnit, boolean refusesPending) {
    return new Rules.Circumstances(
        Currencies.of("EUR"), recipient, usdPerUnit, TODAY, refusesPending, PUBLIC_ONLY);
  }

  static Recipient recipient(RecipientStatus status) {
    return new Recipient(
        new RecipientId(IDS.nextId()),
        new MerchantId(IDS.nextId()),
        1,
        "alice@example.com",
        new RecipientProfile(
            status,
            null,
            null,
            null,
            new WithdrawalChoice(Assets.BTC, "bcrt1q6z64a43mjgkcq0ul2znwneq3spghrlau9slefp", null)),
        null,
        Instant.EPOCH,
        UUID.randomUUID(),
        null);
  }
}
