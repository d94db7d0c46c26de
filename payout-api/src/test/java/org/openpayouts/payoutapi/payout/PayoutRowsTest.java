package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Builds of two ages keep and read the same rows while one replaces the other. */
class PayoutRowsTest {
  private static final Progress.Funding FUNDING =
      new Progress.Funding(
          "BTC",
          new BigDecimal("39390.47"),
          new BigDecimal("27883.962246420004"),
          new Progress.Debit(
              new BigDecimal("7.08"), new BigDecimal("0.33"), new BigDecimal("0.00")));

  @Test
  void readsWhatItKept() {
    assertThat(PayoutRows.funding(PayoutRows.json(FUNDING))).isEqualTo(FUNDING);
  }

  @Test
  void readsWhatAnOlderBuildKept() {
    String older = "{\"asset\":\"BTC\",\"rateInCurrency\":2,\"rateInLedgerCurrency\":1}";

    assertThat(PayoutRows.funding(older))
        .isEqualTo(new Progress.Funding("BTC", BigDecimal.TWO, BigDecimal.ONE, null));
  }

  @Test
  void readsWhatANewerBuildKept() {
    String newer =
        """
        {"asset":"BTC","rateInCurrency":2,"rateInLedgerCurrency":1,"more":{"than":"that"}}\
        """;

    assertThat(PayoutRows.funding(newer))
        .isEqualTo(new Progress.Funding("BTC", BigDecimal.TWO, BigDecimal.ONE, null));
  }
}
