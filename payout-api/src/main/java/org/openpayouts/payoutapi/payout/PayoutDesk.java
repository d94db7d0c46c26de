package org.openpayouts.payoutapi.payout;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.rate.LastPrices;
import org.openpayouts.payoutapi.recipient.NamedRecipients;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.Recipients;
import org.openpayouts.payoutapi.together.Together;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.stereotype.Service;

/** Judges forms: looks up what the rules need to know, then asks them. */
@Service
public class PayoutDesk {
  private final Recipients recipients;
  private final Together<Recipients.Named, Recipient> withIds;
  private final Guests guests;
  private final LastPrices prices;
  private final NotificationUrls notificationUrls;
  private final Clock clock;

  PayoutDesk(
      Recipients recipients,
      Guests guests,
      LastPrices prices,
      NotificationUrls notificationUrls,
      Clock clock) {
    this.recipients = recipients;
    this.withIds = new Together<>(recipients::named);
    this.guests = guests;
    this.prices = prices;
    this.notificationUrls = notificationUrls;
    this.clock = clock;
  }

  /** A form that was handed in, and the problems that reading it has shown already. */
  public record Submission(PayoutForm form, List<FieldProblem> known) {
    public Submission {
      known = List.copyOf(known);
    }
  }

  /** What is looked up for a form before it is judged. */
  private record Looked(Optional<BigDecimal> usdPerUnit, LocalDate today) {}

  /**
   * Judges a form that a caller handed in. A well-formed one for an unknown address invites it.
   *
   * @param known problems that reading the form has shown already
   */
  public Checked check(Caller caller, PayoutForm form, List<FieldProblem> known) {
    var one = new Submission(form, known);
    var looked = new Looked(usdPerUnit(form.currency()), today());
    Optional<Recipient> recipient =
        recipient(caller.merchantId(), form).or(() -> guests.standIn(caller, form));
    Checked checked = check(caller, one, recipient, looked);
    return Guests.isForGuest(checked)
        ? check(caller, one, guests.invite(caller, List.of(form)).stream().findFirst(), looked)
        : checked;
  }

  /**
   * Judges the forms of a group: what they name is looked up, and whom they invite invited, for all
   * of them at once.
   */
  public List<Checked> checkAll(Caller caller, List<Submission> submissions) {
    List<PayoutForm> forms = submissions.stream().map(Submission::form).toList();
    NamedRecipients named = recipients.named(caller.merchantId(), names(forms));
    Map<String, Optional<BigDecimal>> prices =
        present(forms, PayoutForm::currency)
            .distinct()
            .collect(toMap(identity(), this::usdPerUnit));
    LocalDate today = today();
    Function<Submission, Looked> looked = one -> new Looked(price(prices, one.form()), today);
    List<Checked> checked =
        submissions.stream()
            .map(one ->
                check(
                    caller,
                    one,
                    recipient(named, one.form()).or(() -> guests.standIn(caller, one.form())),
                    looked.apply(one)))
            .toList();
    return withGuests(caller, submissions, checked, looked);
  }

  private List<Checked> withGuests(
      Caller caller,
      List<Submission> submissions,
      List<Checked> checked,
      Function<Submission, Looked> looked) {
    int[] ofGuests =
        IntStream.range(0, checked.size()).filter(i -> Guests.isForGuest(checked.get(i))).toArray();
    if (ofGuests.length == 0) {
      return checked;
    }
    List<Recipient> invited =
        guests.invite(
            caller, Arrays.stream(ofGuests).mapToObj(i -> submissions.get(i).form()).toList());
    List<Checked> all = new ArrayList<>(checked);
    for (int i = 0; i < ofGuests.length; i++) {
      Submission one = submissions.get(ofGuests[i]);
      all.set(ofGuests[i], check(caller, one, Optional.of(invited.get(i)), looked.apply(one)));
    }
    return List.copyOf(all);
  }

  private Checked check(
      Caller caller, Submission one, Optional<Recipient> recipient, Looked looked) {
    return Rules.check(
        one.form(),
        one.known(),
        new Rules.Circumstances(
            caller.settlementCurrency(),
            recipient,
            looked.usdPerUnit(),
            looked.today(),
            caller.policy().refusesPendingRecipients(),
            notificationUrls));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Optional<Recipient> recipient(MerchantId merchant, PayoutForm form) {
    if (form.recipientId() != null) {
      return RecipientId.parse(form.recipientId())
          .flatMap(id -> withIds.ask(new Recipients.Named(merchant, id)));
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
        : Currencies.find(currency).flatMap(prices::usdPerUnit);
  }
}
