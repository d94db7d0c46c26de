package org.openpayouts.payoutapi.payout;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.amount.Decimals;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;

/** What a well-formed payout is. Pure: finds every problem of a form at once, one per field. */
final class Rules {
  static final BigDecimal MINIMUM_USD = new BigDecimal("5");

  private static final int MAX_REFERENCE = 100;
  private static final int MAX_LABEL = 255;
  private static final List<String> RECIPIENT_FIELDS = List.of("recipientId", "email", "shopperId");

  private final PayoutForm form;
  private final Circumstances circumstances;
  private final Set<String> faulty;
  private final List<FieldProblem> problems;

  /** Whether the form says what it asks for, be that refused today or not. */
  private boolean isLegible;

  private Rules(PayoutForm form, List<FieldProblem> known, Circumstances circumstances) {
    this.form = form;
    this.circumstances = circumstances;
    this.problems = new ArrayList<>(known);
    this.isLegible = known.isEmpty();
    this.faulty =
        known.stream()
            .map(FieldProblem::field)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * What the form is judged by.
   *
   * @param recipient whom the form names, if that is a recipient of this merchant
   * @param usdPerUnit the last published price of one unit of the form's currency
   * @param refusesPending whether only active recipients are accepted
   * @param notificationUrls which URLs may be given for webhooks
   */
  record Circumstances(
      Currency settlementCurrency,
      Optional<Recipient> recipient,
      Optional<BigDecimal> usdPerUnit,
      LocalDate today,
      boolean refusesPending,
      NotificationUrls notificationUrls) {}

  /**
   * Judges a form.
   *
   * @param known problems that reading the form has shown already; their fields are not judged
   */
  static Checked check(PayoutForm form, List<FieldProblem> known, Circumstances circumstances) {
    return new Rules(form, known, circumstances).check();
  }

  private Checked check() {
    Currency currency = currency("currency", form.currency(), null);
    BigDecimal amount = amount(currency);
    Currency ledger =
        currency("ledgerCurrency", form.ledgerCurrency(), circumstances.settlementCurrency());
    Notes notes = notes();
    Recipient recipient = recipient();
    LocalDate day = effectiveDate();
    if (!isLegible) {
      return new Checked.Refused(problems, Optional.empty());
    }
    Recipient known = requireNonNull(recipient);
    var draft =
        new Draft(
            new Payee(known.id(), known.email(), known.shopperId()),
            new Terms(
                requireNonNull(amount),
                requireNonNull(currency),
                requireNonNull(ledger),
                requireNonNull(day)),
            notes);
    return problems.isEmpty()
        ? new Checked.WellFormed(draft)
        : new Checked.Refused(problems, Optional.of(draft));
  }

  private @Nullable Currency currency(
      String field, @Nullable String code, @Nullable Currency fallback) {
    if (code == null) {
      return fallback == null ? this.<Currency>missing(field) : fallback;
    }
    return Currencies.find(code)
        .orElseGet(() ->
            refuse(
                field, field + " must be one of " + String.join(", ", Currencies.codes()) + "."));
  }

  private @Nullable BigDecimal amount(@Nullable Currency currency) {
    if (form.amount() == null) {
      return missing("amount");
    }
    BigDecimal amount = Decimals.parse(form.amount()).orElse(null);
    if (amount == null) {
      return refuse("amount", "amount must be a number of at most 40 digits.");
    }
    if (amount.signum() <= 0) {
      return refuse("amount", "amount must be greater than zero.");
    }
    if (currency == null) {
      return amount;
    }
    if (!currency.holdsExactly(amount)) {
      return refuse(
          "amount",
          "amount must have at most %d decimals in %s."
              .formatted(currency.scale(), currency.code()));
    }
    if (amount.compareTo(currency.largestPayout()) > 0) {
      return refuse(
          "amount",
          "amount must be at most %s %s."
              .formatted(currency.largestPayout().toPlainString(), currency.code()));
    }
    boolean tooSmall =
        circumstances
            .usdPerUnit()
            .map(price -> amount.multiply(price).compareTo(MINIMUM_USD) < 0)
            .orElse(false);
    return tooSmall
        ? refuseToday(
            amount, "amount", "amount must be worth at least 5 USD by the last published rate.")
        : amount;
  }

  private Notes notes() {
    if (tooLong(form.reference(), MAX_REFERENCE)) {
      this.<Object>refuse("reference", "reference must have at most 100 characters.");
    }
    String url = notificationUrl();
    if (form.notificationEmail() != null && !TextForms.isEmail(form.notificationEmail())) {
      this.<Object>refuse("notificationEmail", "notificationEmail must be an e-mail address.");
    }
    if (tooLong(form.label(), MAX_LABEL)) {
      this.<Object>refuse("label", "label must have at most 255 characters.");
    }
    return new Notes(
        form.reference(), form.label(), url, form.notificationEmail(), form.ignoreEmails());
  }

  private @Nullable String notificationUrl() {
    if (form.notificationUrl() == null) {
      return null;
    }
    NotificationUrls urls = circumstances.notificationUrls();
    return urls.read(form.notificationUrl())
        .orElseGet(
            () -> refuse("notificationURL", "notificationURL must be " + urls.expectation() + "."));
  }

  private @Nullable Recipient recipient() {
    List<String> given =
        Stream.of(form.recipientId(), form.email(), form.shopperId())
            .filter(Objects::nonNull)
            .toList();
    String field = recipientField();
    if (given.isEmpty()) {
      boolean namedWrongly = !Collections.disjoint(faulty, RECIPIENT_FIELDS);
      return namedWrongly ? null : missing(field);
    }
    if (given.size() > 1) {
      return refuse(field, "Give exactly one of recipientId, email and shopperId.");
    }
    Recipient recipient = circumstances.recipient().orElse(null);
    if (recipient == null) {
      return refuse(field, field + " names no recipient of yours.");
    }
    return switch (recipient.status()) {
      case ACTIVE -> recipient;
      case INVITED, UNVERIFIED, VERIFIED ->
          circumstances.refusesPending()
              ? refuseToday(recipient, field, field + " names a recipient that is not active yet.")
              : recipient;
      case PAUSED -> refuseToday(recipient, field, field + " names a recipient that is paused.");
      case REMOVED -> refuseToday(recipient, field, field + " names a recipient that was removed.");
    };
  }

  private String recipientField() {
    if (form.recipientId() == null && form.email() != null) {
      return "email";
    }
    return form.recipientId() == null && form.shopperId() != null ? "shopperId" : "recipientId";
  }

  private @Nullable LocalDate effectiveDate() {
    if (form.effectiveDate() == null) {
      return circumstances.today();
    }
    LocalDate latest = circumstances.today().plusYears(5);
    return TextForms.day(form.effectiveDate())
        .filter(day -> !day.isAfter(latest))
        .map(day -> day.isBefore(circumstances.today()) ? circumstances.today() : day)
        .orElseGet(() ->
            refuse(
                "effectiveDate",
                "effectiveDate must be an ISO 8601 date within the next five years."));
  }

  private static boolean tooLong(@Nullable String text, int max) {
    return text != null && text.codePointCount(0, text.length()) > max;
  }

  private <T> @Nullable T missing(String field) {
    isLegible = false;
    if (faulty.add(field)) {
      problems.add(FieldProblem.missing(field));
    }
    return null;
  }

  private <T> @Nullable T refuse(String field, String sentence) {
    isLegible = false;
    add(field, sentence);
    return null;
  }

  /** Refuses a value that is a good one on another day. */
  private <T> T refuseToday(T value, String field, String sentence) {
    add(field, sentence);
    return value;
  }

  private void add(String field, String sentence) {
    if (faulty.add(field)) {
      problems.add(FieldProblem.invalid(field, sentence));
    }
  }
}
