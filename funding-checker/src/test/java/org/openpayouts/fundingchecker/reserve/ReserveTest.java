package org.openpayouts.fundingchecker.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;

class ReserveTest {
  private static final LedgerKey EUR =
      new LedgerKey(new MerchantId(IdSource.secure().nextId()), Currencies.of("EUR"));

  @Test
  void takesInNineTimesTenToTheEighteenthUnitsAndNotOneMore() {
    Reserve reserve = having(8_900_000_000_000_000_000L, 0);

    assertThat(reserve.takesIn(new BigDecimal("1000000000000000.00"))).isTrue();
    assertThat(reserve.takesIn(new BigDecimal("1000000000000000.01"))).isFalse();
    assertThat(reserve.takesIn(new BigDecimal("99999999999999999999"))).isFalse();
  }

  @Test
  void countsWhatCameInAndNotWhatIsStillThere() {
    Reserve paidOut = having(0, 9_000_000_000_000_000_000L);

    assertThat(paidOut.takesIn(new BigDecimal("0.01"))).isFalse();
  }

  private static Reserve having(long available, long paidOut) {
    Balances balances = Balances.of(available, 0, paidOut, 0, 0, -available - paidOut, 0, 0);
    return new Reserve(EUR, 0, balances, BigDecimal.ZERO, Instant.EPOCH);
  }
}
