package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    return new Pricing(RATES, fee, Currencies.of(ledger))
        .price(new BigDecimal(amount), currency, Assets.BTC);
  }
}
