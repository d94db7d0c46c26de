package org.openpayouts.schemas.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class CurrenciesTest {
  @Test
  void knowsTheLedgerCurrenciesOfThePayoutsApi() {
    assertThat(Currencies.codes())
        .containsExactlyInAnyOrder(
            "EUR", "USD", "GBP", "CAD", "NZD", "AUD", "ZAR", "JPY", "BTC", "BCH", "GUSD", "USDC",
            "PAX", "XRP", "BUSD", "DOGE", "ETH", "WBTC", "DAI");
  }

  @Test
  void describesEachCurrencyByItsOwnName() {
    assertThat(Currencies.all())
        .extracting(Currency::code)
        .containsExactlyElementsOf(Currencies.codes());
    assertThat(Currencies.all()).extracting(Currency::name).doesNotHaveDuplicates();
    assertThat(Currencies.all())
        .allSatisfy(currency -> {
          assertThat(currency.name()).isNotBlank();
          assertThat(currency.plural()).isNotBlank();
          assertThat(currency.symbol()).isNotBlank();
        });
    assertThat(Currencies.of("GBP").plural()).isEqualTo("Pounds Sterling");
  }

  @Test
  void countsEachLedgerInItsOwnUnits() {
    assertThat(Currencies.of("USD").units(new BigDecimal("10.01"), RoundingMode.UNNECESSARY))
        .isEqualTo(1001);
    assertThat(Currencies.of("JPY").holdsExactly(new BigDecimal("10.5"))).isFalse();
    assertThat(Currencies.of("JPY").holdsExactly(new BigDecimal("1E+3"))).isTrue();
    assertThat(Currencies.of("BTC").amount(25_400)).isEqualByComparingTo("0.000254");
  }

  @Test
  void refusesToRoundWhereItMustBeExact() {
    assertThatThrownBy(
            () -> Currencies.of("USD").units(new BigDecimal("0.001"), RoundingMode.UNNECESSARY))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void boundsEveryPayoutFarBelowOverflow() {
    assertThat(Currencies.of("USD").largestPayout()).isEqualByComparingTo("10000000000000");
    assertThat(Currency.LARGEST_OPEN_TOTAL_UNITS).isLessThan(Long.MAX_VALUE / 16);
  }

  @Test
  void roundsWhatIsPaidDown() {
    assertThat(Assets.BTC.baseUnits(new BigDecimal("0.000254999")))
        .isEqualTo(BigInteger.valueOf(25_499));
    assertThat(Assets.BTC.amount(BigInteger.valueOf(25_400))).isEqualByComparingTo("0.000254");
  }
}
