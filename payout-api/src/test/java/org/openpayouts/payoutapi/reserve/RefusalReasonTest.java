package org.openpayouts.payoutapi.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;

class RefusalReasonTest {
  private static final String ID = "1".repeat(22);

  @ParameterizedTest
  @CsvSource({
    "999,  0,  RESERVE_SHORT",
    "0,    1,  RECEIVABLE_OPEN",
    "1000, 1,  RECEIVABLE_OPEN",
    "1000, 0,  LEDGER_STOPPED",
  })
  void followsFromWhatWasThere(long available, long owed, String reason) {
    Withdrawal tenPounds =
        new Withdrawal(
            ID,
            new MerchantId(ID),
            "payback-1",
            Currencies.of("GBP"),
            BigDecimal.TEN,
            Instant.EPOCH,
            new UUID(0, 1));

    assertThat(new Withdrawal.Refusal(ID, 2, available, owed, Instant.EPOCH).reason(tenPounds))
        .isEqualTo(reason);
  }
}
