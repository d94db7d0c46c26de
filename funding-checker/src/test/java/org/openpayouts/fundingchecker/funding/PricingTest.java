package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.fundingchecker.funding.Pricing.Priced;
import org.openpayouts.fundingchecker.merchant.PlatformFee;
import org.openpayouts.fundingchecker.rates.RateTable;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;

class PricingTest {
  private static final RateTable RATES =
      new RateTable(
          Map.of(
              "BTC",
              Map.of(
                  "USD", new BigDecimal("39390.47"),
                  "GBP", new BigDecimal("27883.962246420004"),
                  "JPY", new BigDecimal("4300000"))));

  /** The payouts API's own example pays 0.000254, which its rate does not give. */
  @Test
  void pricesTheExampleOfThePayoutsApi() {
    Terms terms = terms("10", "USD", "GBP", PlatformFee.NONE);

    assertThat(terms.baseUnits()).isEqualTo(25_386);
    assertThat(terms.ledgerAmount()).isEqualTo(708);
    assertThat(terms.rateInCurrency()).isEqualByComparingTo("39390.47");
    assertThat(terms.rateInLedger()).isEqualByComparingTo("27883.962246420004");
  }

  @ParameterizedTest(name = "{0} {1} from {2}: {3} base units, {4} ledger units")
  @CsvSource({
    "39390.47,   USD, USD, 100000000, 3939047",
    "39390.4701, USD, USD, 100000000, 3939048",
    "10,         USD, BTC, 25386,     25387",
    "0.00025386, BTC, USD, 25386,     1000",
    "0.001,      BTC, BTC, 100000,    100000",
    "1000,       JPY, JPY, 23255,     1000",
    "1000,       JPY, USD, 23255,     917",
    "5,          USD, USD, 12693,     500",
  })
  void roundsThePaymentDownAndTheDebitUp(
      String amount, String currency, String ledger, long baseUnits, long ledgerUnits) {
    Terms terms = terms(amount, currency, ledger, PlatformFee.NONE);

    assertThat(terms.baseUnits()).isEqualTo(baseUnits);
    assertThat(terms.ledgerAmount()).isEqualTo(ledgerUnits);
  }

  @Test
  void chargesThePlatformFeeRoundedUp() {
    Terms terms = terms("10.01", "USD", "USD", new PlatformFee(10_000, 7));

    assertThat(terms.ledgerAmount()).isEqualTo(1_001);
    assertThat(terms.platformFee()).isEqualTo(11 + 7);
    assertThat(terms.held()).isEqualTo(1_001 + 18);
  }

  @ParameterizedTest(name = "{0} {1} from {2}: {3}")
  @CsvSource({
    "4.99,             USD, USD, BELOW_MINIMUM",
    "0.0001,           BTC, USD, BELOW_MINIMUM",
    "10,               EUR, USD, RATE_UNAVAILABLE",
    "10,               USD, EUR, RATE_UNAVAILABLE",
    "10000000000000.1, USD, USD, LARGEST_EXCEEDED",
    "99999999999999999999999999999999, USD, USD, LARGEST_EXCEEDED",
  })
  void refusesAnAmountWithItsReason(String amount, String currency, String ledger, Reason reason) {
    assertThat(price(amount, currency, ledger, PlatformFee.NONE))
        .isEqualTo(new Priced.Refused(reason));
  }

  /** 0.000007 BTC are 0.1951.. pounds. */
  @ParameterizedTest(name = "recipient pays: {0}")
  @CsvSource({"true, 24686, 689, 33, 19", "false, 25386, 708, 14, 19"})
  void takesWhatTheChainTakesFromWhomeverPaysIt(
      boolean recipientPays, long baseUnits, long ledgerAmount, long platformFee, long networkFee) {
    Terms terms = terms("0.000007", recipientPays, new PlatformFee(10_000, 25));

    assertThat(terms.baseUnits()).isEqualTo(baseUnits);
    assertThat(terms.ledgerAmount()).isEqualTo(ledgerAmount);
    assertThat(terms.platformFee()).isEqualTo(platformFee);
    assertThat(terms.networkFee()).isEqualTo(networkFee);
  }

  @Test
  void chargesTheMerchantNothingMoreWhereThePlatformHasNoFeeToPayFrom() {
    Terms terms = terms("0.000007", false, PlatformFee.NONE);

    assertThat(terms.platformFee()).isEqualTo(-19);
    assertThat(terms.held()).isEqualTo(708);
  }

  @ParameterizedTest(name = "recipient pays: {0}")
  @ValueSource(booleans = {true, false})
  void refusesToPayWhatTheChainWouldTakeAllOf(boolean recipientPays) {
    assertThat(price("0.00025386", recipientPays, PlatformFee.NONE))
        .isEqualTo(new Priced.Refused(Reason.BELOW_MINIMUM));
    assertThat(price("999999999999999", recipientPays, PlatformFee.NONE))
        .isEqualTo(new Priced.Refused(Reason.BELOW_MINIMUM));
    assertThat(price("0.00025385", recipientPays, PlatformFee.NONE))
        .isInstanceOf(Priced.Fine.class);
  }

  @Test
  void holdsTheSameWhoeverPaysTheChainAndCoversWhatIsPaid() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      BigDecimal amount = BigDecimal.valueOf(500 + random.nextLong(100_000), 2);
      var fee = new PlatformFee(random.nextInt(20_000), random.nextInt(50));
      var quotes = Map.of("BTC", BigDecimal.valueOf(random.nextInt(12_000), 8));

      Terms free = terms(amount, fee, NetworkFees.NONE);
      Terms ofPlatform = terms(amount, fee, new NetworkFees(quotes, false));
      Terms ofRecipient = terms(amount, fee, new NetworkFees(quotes, true));

      for (Terms terms : List.of(ofPlatform, ofRecipient)) {
        assertThat(terms.held()).as("seed %s", seed).isEqualTo(free.held());
        assertThat(terms.paidRemainder()).isEqualTo(free.paidRemainder());
        assertThat(terms.debitExcess()).isEqualTo(free.debitExcess());
        assertThat(Assets.BTC.amount(terms.baseUnits()).multiply(terms.rateInLedger()))
            .as("seed %s", seed)
            .isPositive()
            .isLessThanOrEqualTo(BigDecimal.valueOf(terms.ledgerAmount(), 2));
      }
      assertThat(ofPlatform.baseUnits()).isEqualTo(free.baseUnits());
      assertThat(Assets.BTC.amount(free.baseUnits().subtract(ofRecipient.baseUnits())))
          .isEqualByComparingTo(quotes.get("BTC"));
    }
  }

  @Test
  void keepsBothRemaindersExactlyAndBelowOneUnit() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      BigDecimal amount = BigDecimal.valueOf(500 + random.nextLong(10_000_000), 2);

      Terms terms = terms(amount.toPlainString(), "USD", "GBP", PlatformFee.NONE);

      BigDecimal paid = Assets.BTC.amount(terms.baseUnits());
      assertThat(paid.multiply(terms.rateInCurrency()).add(terms.paidRemainder()))
          .as("seed %s", seed)
          .isEqualByComparingTo(amount);
      assertThat(terms.paidRemainder())
          .isNotNegative()
          .isLessThan(terms.rateInCurrency().movePointLeft(8));
      BigDecimal debit = BigDecimal.valueOf(terms.ledgerAmount(), 2);
      assertThat(debit.multiply(terms.rateInCurrency()).subtract(terms.debitExcess()))
          .as("seed %s", seed)
          .isEqualByComparingTo(amount.multiply(terms.rateInLedger()));
      assertThat(terms.debitExcess())
          .isNotNegative()
          .isLessThan(terms.rateInCurrency().movePointLeft(2));
    }
  }

  private static Terms terms(String amount, String currency, String ledger, PlatformFee fee) {
    Priced priced = price(amount, currency, ledger, fee);
    assertThat(priced).isInstanceOf(Priced.Fine.class);
    return ((Priced.Fine) priced).terms();
  }

  private static Priced price(String amount, String currency, String ledger, PlatformFee fee) {
    return new Pricing(RATES, fee, NetworkFees.NONE, Currencies.of(ledger))
        .price(new BigDecimal(amount), currency, Assets.BTC);
  }

  /** Ten dollars from a ledger in pounds. */
  private static Terms terms(String quote, boolean recipientPays, PlatformFee fee) {
    return ((Priced.Fine) price(quote, recipientPays, fee)).terms();
  }

  private static Priced price(String quote, boolean recipientPays, PlatformFee fee) {
    var networkFees = new NetworkFees(Map.of("BTC", new BigDecimal(quote)), recipientPays);
    return price(BigDecimal.TEN, fee, networkFees);
  }

  private static Terms terms(BigDecimal dollars, PlatformFee fee, NetworkFees networkFees) {
    return ((Priced.Fine) price(dollars, fee, networkFees)).terms();
  }

  private static Priced price(BigDecimal dollars, PlatformFee fee, NetworkFees networkFees) {
    return new Pricing(RATES, fee, networkFees, Currencies.of("GBP"))
        .price(dollars, "USD", Assets.BTC);
  }
}
