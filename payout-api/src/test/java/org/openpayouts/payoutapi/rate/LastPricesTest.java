package org.openpayouts.payoutapi.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.currency.Currencies;

class LastPricesTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final AtomicInteger reads = new AtomicInteger();
  private final LastPrices prices =
      new LastPrices(
          currency ->
              currency.code().equals("XRP")
                  ? Optional.empty()
                  : Optional.of(BigDecimal.valueOf(reads.incrementAndGet())),
          nanos::get);

  @Test
  void readsAPriceOnceASecond() {
    assertThat(of("BTC")).contains(BigDecimal.ONE);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
    assertThat(of("BTC")).contains(BigDecimal.ONE);
    nanos.addAndGet(1);
    assertThat(of("BTC")).contains(BigDecimal.TWO);
  }

  @Test
  void keepsEachCurrencysOwn() {
    assertThat(of("BTC")).contains(BigDecimal.ONE);
    assertThat(of("ETH")).contains(BigDecimal.TWO);
    assertThat(of("XRP")).isEmpty();
    assertThat(of("BTC")).contains(BigDecimal.ONE);
  }

  private Optional<BigDecimal> of(String code) {
    return prices.usdPerUnit(Currencies.of(code));
  }
}
