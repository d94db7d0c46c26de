package org.openpayouts.payoutapi.payout;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.rate.Rates;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.Recipients;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.stereotype.Service;

/** Judges forms: looks up what the rules need to know, then asks them. */
@Service
public class PayoutDesk {
  private final Recipients recipients;
  private final Guests guests;
  private final Rates rates;
  private final NotificationUrls notificationUrls;
  private final Clock clock;

  PayoutDesk(
      Recipients recipients,
      Guests guests,
      Rates rates,
      NotificationUrls notificationUrls,
      Clock clock) {
    this.recipients = recipients;
    this.guests = guests;
    this.rates = rates;
    this.notificationUrls = notificationUrls;
    this.clock = clock;
  }

  /**
   * Judges a form that a caller handed in. A well-formed one for an unknown address invites it.
   *
   * @param known problems that reading the form has shown already
   */
  public Checked check(Caller caller, PayoutForm form, List<FieldProblem> known) {
    Optional<Recipient> recipient =
        recipient(caller.merchantId(), form).or(() -> guests.standIn(caller, form));
    Checked checked = check(caller, form, known, recipient);
    return Guests.isForGuest(checked)
        ? check(caller, form, known, guests.invite(caller, form))
        : checked;
  }

  private Checked check(
      Caller caller, PayoutForm form, List<FieldProblem> known, Optional<Recipient> recipient) {
    return Rules.check(
        form,
        known,
        new Rules.Circumstances(
            caller.settlementCurrency(),
            recipient,
            usdPerUnit(form),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            caller.policy().refusesPendingRecipients(),
            notificationUrls));
  }

  private Optional<Recipient> recipient(MerchantId merchant, PayoutForm form) {
    if (form.recipientId() != null) {
      return RecipientId.parse(form.recipientId()).flatMap(id -> recipients.withId(merchant, id));
    }
    if (form.email() != null) {
      return recipients.withEmail(merchant, form.email());
    }
    return form.shopperId() == null
        ? Optional.empty()
        : recipients.withShopperId(merchant, form.shopperId());
  }

  private Optional<BigDecimal> usdPerUnit(PayoutForm form) {
    return form.currency() == null
        ? Optional.empty()
        : Currencies.find(form.currency()).flatMap(rates::usdPerUnit);
  }
}
