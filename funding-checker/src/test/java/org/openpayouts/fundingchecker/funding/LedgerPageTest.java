package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.LedgerExample.PAGE;
import static org.openpayouts.fundingchecker.funding.LedgerExample.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.fundingchecker.rates.RateTable;
import org.openpayouts.fundingchecker.reserve.Account;
import org.openpayouts.fundingchecker.reserve.PostingCode;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;

/** The tables and figures of docs/concepts/ledger.md are those of the code that decides. */
class LedgerPageTest {
  private static final LedgerExample MISSION =
      LedgerExample.of("### Ten dollars from a ledger in pounds");

  /** What the sample of the payouts API prints as sent. */
  private static final BigDecimal SAMPLE = new BigDecimal("0.000254");

  private static final RateTable RATES = rates();

  private static RateTable rates() {
    Map<String, Map<String, BigDecimal>> prices = new HashMap<>();
    LedgerExample.rates()
        .forEach((setting, price) -> {
          List<String> names = List.of(setting.split("\\."));
          prices
              .computeIfAbsent(names.get(names.size() - 2), base -> new HashMap<>())
              .put(names.getLast(), new BigDecimal(price));
        });
    return new RateTable(prices);
  }

  @Test
  void showsTheTableOfCurrencies() {
    assertThat(PAGE.below("## Currencies").table("ledger").rows())
        .extracting(Page.Row::inOrder)
        .isEqualTo(Currencies.all().stream().map(LedgerPageTest::row).toList());
  }

  private static List<String> row(Currency currency) {
    return List.of(
        currency.code(),
        String.valueOf(currency.scale()),
        currency.amount(1).toPlainString(),
        plain(currency.largestPayout()),
        Assets.find(currency.code())
            .map(asset -> asset.chain() + ", " + asset.decimals() + " decimals")
            .orElse(""));
  }

  @Test
  void namesEveryAccount() {
    assertThat(PAGE.below("## Accounts").table("account").column("account"))
        .isEqualTo(Stream.of(Account.values()).map(Account::name).toList());
  }

  @Test
  void explainsEveryCodeAndShowsItAtWork() {
    List<String> codes =
        Stream.of(PostingCode.values()).map(code -> String.valueOf(code.code())).sorted().toList();

    assertThat(PAGE.below("## Postings").table("code").column("code")).isEqualTo(codes);
    // It takes ninety of the largest deposits until one is refused: FullLedgerIT shows that.
    String notAtWork = String.valueOf(PostingCode.DEPOSIT_REFUSED.code());
    assertThat(
            LedgerExample.all().stream()
                .flatMap(example -> example.story().column("code").stream())
                .filter(code -> !code.isEmpty())
                .collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(
            codes.stream().filter(code -> !code.equals(notAtWork)).toList());
  }

  static List<LedgerExample> examples() {
    return LedgerExample.all();
  }

  /** The page alone proves its double entry; that the rows are posted so is for LedgerPageIT. */
  @ParameterizedTest
  @MethodSource("examples")
  void sumsToZeroRowByRowAndToItsBalances(LedgerExample example) {
    Map<String, BigDecimal> balances = new HashMap<>();
    for (Page.Row row : example.story().rows()) {
      Map<String, BigDecimal> amounts = amounts(row);

      assertThat(amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as(example.words(row))
          .isZero();
      if (Step.of(example.words(row)) instanceof Step.Look) {
        assertThat(amounts).isEqualTo(balances);
      } else {
        amounts.forEach((account, amount) -> balances.merge(account, amount, BigDecimal::add));
      }
    }
  }

  private static Map<String, BigDecimal> amounts(Page.Row row) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (Account account : Account.values()) {
      String amount = row.cells().getOrDefault(account.name(), "");
      if (!amount.isEmpty()) {
        amounts.put(account.name(), new BigDecimal(amount));
      }
    }
    return amounts;
  }

  static List<LedgerExample> examplesWithTerms() {
    return LedgerExample.all().stream().filter(example -> !example.terms().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("examplesWithTerms")
  void showsWhatPayoutsCost(LedgerExample example) {
    for (Page.Row row : example.terms()) {
      String asked = row.of("asked for");

      Terms terms = terms(example, asked);

      assertThat(row.cells()).isEqualTo(example.figures(row, terms));
      assertThat(example.story().column(example.ledger().code()))
          .contains("payout " + row.of("payout") + " of " + asked);
    }
  }

  @Test
  void computesTheMissionsExampleStepByStep() {
    Terms terms = terms(MISSION, "10 USD");
    BigDecimal ten = BigDecimal.TEN;
    BigDecimal dollars = terms.rateInCurrency();
    BigDecimal pounds = terms.rateInLedger();
    String paid = plain(Assets.BTC.amount(terms.baseUnits()));
    String debit = MISSION.ledger().amount(terms.ledgerAmount()).toPlainString();

    List<Page.Row> rows = MISSION.page().table("figure").rows();

    assertThat(rows.stream().map(row -> row.inOrder().subList(1, 4)))
        .containsExactly(
            List.of("10 / " + dollars, begin(ten, dollars), paid),
            List.of("10 - " + paid + " * " + dollars, plain(terms.paidRemainder()), ""),
            List.of(
                "10 * " + pounds + " / " + dollars, begin(ten.multiply(pounds), dollars), debit),
            List.of(debit + " * " + dollars + " - 10 * " + pounds, plain(terms.debitExcess()), ""),
            List.of(SAMPLE + " * " + dollars, plain(SAMPLE.multiply(dollars)), ""));
    assertThat(paid).isEqualTo("0.00025386");
    assertThat(debit).isEqualTo("7.08");
  }

  /** Twenty decimals of a quotient that has no end. */
  private static String begin(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, 20, RoundingMode.DOWN).toPlainString() + "...";
  }

  @Test
  void recordsHowTheSampleDiffers() {
    BigDecimal dollars = terms(MISSION, "10 USD").rateInCurrency();
    BigDecimal more = SAMPLE.multiply(dollars).subtract(BigDecimal.TEN);

    assertThat(BigDecimal.TEN.divide(dollars, 6, RoundingMode.HALF_EVEN)).isEqualTo(SAMPLE);
    assertThat(MISSION.page().text().replace("\n", " "))
        .contains("pays " + plain(more) + " USD more");
    Page.Table rules = Page.of("bitpay-compatibility.md").below("## Rules").table("rule");
    assertThat(rules.rows())
        .filteredOn(row -> row.of("rule").contains(SAMPLE + " BTC for 10 USD"))
        .singleElement()
        .satisfies(row -> assertThat(row.inOrder()).contains("differs"))
        .satisfies(row -> assertThat(row.of("here")).startsWith("0.00025386 BTC"));
  }

  private static Terms terms(LedgerExample example, String asked) {
    List<String> amount = List.of(asked.split(" "));
    Pricing.Priced priced =
        new Pricing(RATES, example.fee(), example.networkFees(), example.ledger())
            .price(new BigDecimal(amount.getFirst()), amount.getLast(), Assets.BTC);
    assertThat(priced).isInstanceOf(Pricing.Priced.Fine.class);
    return ((Pricing.Priced.Fine) priced).terms();
  }
}
