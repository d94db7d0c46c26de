package org.openpayouts.payoutapi.payout;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.rate.Rates;
import org.openpayouts.payoutapi.recipient.NamedRecipients;
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
  private final Rates rates;
  private final NotificationUrls notificationUrls;
  private final Clock clock;

  PayoutDesk(Recipients recipients, Rates rates, NotificationUrls notificationUrls, Clock clock) {
    this.recipients = recipients;
    this.rates = rates;
    this.notificationUrls = notificationUrls;
    this.clock = clock;
  }

  /**
   * Judges a form that a caller handed in.
   *
   * @param known problems that reading the form has shown already
   */
  public Checked check(Caller caller, PayoutForm form, List<FieldProblem> known) {
    return Rules.check(
        form,
        known,
        circumstances(
            caller, recipient(caller.merchantId(), form), usdPerUnit(form.currency()), today()));
  }

  /** A form that was handed in with others, and the problems that reading it has shown already. */
  public record Submission(PayoutForm form, List<FieldProblem> known) {
    public Submission {
      known = List.copyOf(known);
    }
  }

  /** Judges many forms of a caller: what they name is looked up for all of them at once. */
  public List<Checked> checkAll(Caller caller, List<Submission> submissions) {
    List<PayoutForm> forms = submissions.stream().map(Submission::form).toList();
    NamedRecipients named = recipients.named(caller.merchantId(), names(forms));
    Map<String, Optional<BigDecimal>> prices =
        present(forms, PayoutForm::currency)
            .distinct()
            .collect(toMap(identity(), this::usdPerUnit));
    LocalDate today = today();
    return submissions.stream()
        .map(one ->
            Rules.check(
                one.form(),
                one.known(),
                circumstances(
                    caller, recipient(named, one.form()), price(prices, one.form()), today)))
        .toList();
  }

  private Rules.Circumstances circumstances(
      Caller caller, Optional<Recipient> recipient, Optional<BigDecimal> price, LocalDate today) {
    return new Rules.Circumstances(
        caller.settlementCurrency(),
        recipient,
        price,
        today,
        caller.policy().refusesPendingRecipients(),
        notificationUrls);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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

  private static Optional<Recipient> recipient(NamedRecipients named, PayoutForm form) {
    if (form.recipientId() != null) {
      return named.withId(form.recipientId());
    }
    if (form.email() != null) {
      return named.withEmail(form.email());
    }
    return form.shopperId() == null ? Optional.empty() : named.withShopperId(form.shopperId());
  }

  private static NamedRecipients.Names names(List<PayoutForm> forms) {
    return new NamedRecipients.Names(
        present(forms, PayoutForm::recipientId).toList(),
        present(forms, PayoutForm::email).toList(),
        present(forms, PayoutForm::shopperId).toList());
  }

  private static Stream<String> present(
      List<PayoutForm> forms, Function<PayoutForm, @Nullable String> field) {
    return forms.stream().flatMap(form -> Stream.ofNullable(field.apply(form)));
  }

  private static Optional<BigDecimal> price(
      Map<String, Optional<BigDecimal>> prices, PayoutForm form) {
    return form.currency() == null
        ? Optional.empty()
        : prices.getOrDefault(form.currency(), Optional.empty());
  }

  private Optional<BigDecimal> usdPerUnit(@Nullable String currency) {
    return currency == null
        ? Optional.empty()
        : Currencies.find(currency).flatMap(rates::usdPerUnit);
  }
}
