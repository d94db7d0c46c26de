package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.payoutapi.payout.FormBuilder.aForm;
import static org.openpayouts.payoutapi.payout.RulesFixture.TODAY;
import static org.openpayouts.payoutapi.payout.RulesFixture.check;
import static org.openpayouts.payoutapi.payout.RulesFixture.circumstances;
import static org.openpayouts.payoutapi.payout.RulesFixture.recipient;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.schemas.currency.Currencies;

class RulesTest {
  private static final Recipient ALICE = recipient(RecipientStatus.ACTIVE);

  @Test
  void acceptsAPlainForm() {
    Draft draft = accepted(aForm());

    assertThat(draft.payee()).isEqualTo(new Payee(ALICE.id(), ALICE.email(), null));
    assertThat(draft.terms())
        .isEqualTo(
            new Terms(new BigDecimal("10"), Currencies.of("USD"), Currencies.of("EUR"), TODAY));
  }

  @Test
  void takesTheLedgerFromTheFormBeforeTheSettlementCurrency() {
    assertThat(accepted(aForm().ledgerCurrency("GBP")).terms().ledgerCurrency().code())
        .isEqualTo("GBP");
  }

  @Test
  void keepsOneFormOfTheAmount() {
    assertThat(accepted(aForm().amount("10.0")).terms().amountText()).isEqualTo("10");
    assertThat(accepted(aForm().amount("1e3")).terms().amountText()).isEqualTo("1000");
  }

  @ParameterizedTest
  @CsvSource({
    "0, USD, greater than zero",
    "-1, USD, greater than zero",
    "10.001, USD, at most 2 decimals",
    "10.5, JPY, at most 0 decimals",
    "0.123456789, BTC, at most 8 decimals",
    "1e400, USD, a number",
    "1E+200000000, USD, a number",
    "10000000000000.01, USD, at most 10000000000000.00 USD",
    "4.99, USD, worth at least 5 USD"
  })
  void refusesAmounts(String amount, String currency, String reason) {
    List<FieldProblem> problems = refused(aForm().amount(amount).currency(currency));

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.field()).isEqualTo("amount");
          assertThat(problem.text()).contains(reason);
        });
  }

  @Test
  void acceptsTheSmallestAmountAndTheLargest() {
    assertThat(accepted(aForm().amount("5")).terms().amount()).isEqualByComparingTo("5");
    assertThat(accepted(aForm().amount("10000000000000")).terms().amount())
        .isEqualByComparingTo("10000000000000");
  }

  @Test
  void leavesTheMinimumToFundingWhereNoRateIsKnown() {
    Checked checked =
        Rules.check(
            aForm().amount("1").currency("BTC").build(),
            List.of(),
            circumstances(Optional.of(ALICE), Optional.empty(), false));

    assertThat(checked).isInstanceOf(Checked.WellFormed.class);
  }

  @Test
  void namesEveryProblemAtOnceAndEachFieldOnce() {
    List<FieldProblem> problems =
        refused(
            aForm()
                .amount("x")
                .currency("XXX")
                .ledgerCurrency("YYY")
                .reference("r".repeat(101))
                .notificationUrl("http://merchant.example")
                .notificationEmail("nobody")
                .label("l".repeat(256))
                .effectiveDate("tomorrow"));

    assertThat(problems)
        .extracting(FieldProblem::field)
        .containsExactly(
            "currency",
            "amount",
            "ledgerCurrency",
            "reference",
            "notificationURL",
            "notificationEmail",
            "label",
            "effectiveDate");
  }

  @Test
  void namesWhatIsMissing() {
    List<FieldProblem> problems = refused(aForm().amount(null).currency(null).email(null));

    assertThat(problems)
        .containsExactly(
            FieldProblem.missing("currency"),
            FieldProblem.missing("amount"),
            FieldProblem.missing("recipientId"));
    assertThat(problems.getLast().text()).isEqualTo("Missing required parameter recipientId.");
  }

  @Test
  void judgesNoFieldWhoseTypeIsWrong() {
    var known = List.of(FieldProblem.invalid("email", "email must be a string."));

    Checked checked =
        Rules.check(
            aForm().email(null).build(),
            known,
            circumstances(Optional.empty(), Optional.of(BigDecimal.ONE), false));

    assertThat(checked).isEqualTo(new Checked.Refused(known, Optional.empty()));
  }

  @Test
  void wantsExactlyOneNameOfTheRecipient() {
    assertThat(refused(aForm().recipientId(ALICE.id().value())))
        .extracting(FieldProblem::text)
        .containsExactly("Give exactly one of recipientId, email and shopperId.");
  }

  @Test
  void refusesUnknownRecipients() {
    assertThat(check(aForm(), Optional.empty(), false)).isInstanceOf(Checked.Refused.class);
  }

  /** By status: accepted or why not, first where the merchant holds pending ones. */
  @ParameterizedTest
  @CsvSource({
    "ACTIVE,     accepted,    accepted",
    "INVITED,    accepted,    not active yet",
    "UNVERIFIED, accepted,    not active yet",
    "VERIFIED,   accepted,    not active yet",
    "PAUSED,     is paused,   is paused",
    "REMOVED,    was removed, was removed"
  })
  void judgesRecipientsByTheirStatusAsTheMerchantLikes(
      RecipientStatus status, String whereHeld, String whereRefused) {
    Optional<Recipient> recipient = Optional.of(recipient(status));

    assertThat(answer(check(aForm(), recipient, false))).contains(whereHeld);
    assertThat(answer(check(aForm(), recipient, true))).contains(whereRefused);
  }

  private static String answer(Checked checked) {
    return switch (checked) {
      case Checked.WellFormed _ -> "accepted";
      case Checked.Refused(var problems, _) -> problems.getFirst().text();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05, 2026-03-05",
    "2026-02-01, 2026-03-01",
    "2026-03-05T09:00:00.00Z, 2026-03-05",
    "2026-03-05T23:30:00.1234567-02:00, 2026-03-06",
    "2026-03-05T00:30:00+02:00, 2026-03-04",
    "2026-03-05T23:30:00, 2026-03-05"
  })
  void takesAnyIsoDateAndMovesThePastToToday(String text, String day) {
    assertThat(accepted(aForm().effectiveDate(text)).terms().effectiveDate()).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "05/03/2026", "2026-03-05T25:00:00", "+999999999-01-01"})
  void refusesOtherDates(String text) {
    assertThat(refused(aForm().effectiveDate(text)))
        .extracting(FieldProblem::field)
        .containsExactly("effectiveDate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://merchant.example/hook",
        "merchant.example",
        "https://",
        "https://user:secret@merchant.example/",
        "https://merchant example/",
        "https://merchant.example:8443/",
        "javascript:alert(1)"
      })
  void refusesNotificationUrls(String url) {
    assertThat(refused(aForm().notificationUrl(url)))
        .extracting(FieldProblem::field)
        .containsExactly("notificationURL");
  }

  @Test
  void keepsANotificationUrlInAscii() {
    Draft draft = accepted(aForm().notificationUrl("https://merchant.example/bestätigt?a=ü"));

    assertThat(draft.notes().notificationUrl())
        .isEqualTo("https://merchant.example/best%C3%A4tigt?a=%C3%BC");
  }

  @Test
  void countsCharactersNotSurrogates() {
    assertThat(accepted(aForm().reference("😀".repeat(100))).notes().reference())
        .isEqualTo("😀".repeat(100));
  }

  private static Draft accepted(FormBuilder form) {
    Checked checked = check(form, Optional.of(ALICE), false);
    assertThat(checked).isInstanceOf(Checked.WellFormed.class);
    return ((Checked.WellFormed) checked).draft();
  }

  private static List<FieldProblem> refused(FormBuilder form) {
    Checked checked = check(form, Optional.of(ALICE), false);
    assertThat(checked).isInstanceOf(Checked.Refused.class);
    return ((Checked.Refused) checked).problems();
  }
}
