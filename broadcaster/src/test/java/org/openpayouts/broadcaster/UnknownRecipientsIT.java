package org.openpayouts.broadcaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.broadcaster.AFundedPayout.aPayout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownRecipientsIT {
  /** One more than are looked at together. */
  private static final int MANY = 3_301;

  @TempDir Path folder;

  private static AFundedPayout fundedLater(AFundedPayout payout) {
    return new AFundedPayout(
        payout.payoutId(),
        payout.merchantId(),
        payout.recipientId(),
        payout.address(),
        payout.baseUnits(),
        payout.version(),
        payout.fundedAt().plusSeconds(1));
  }

  @Test
  void keepNobodyBehindThemWaiting() {
    try (Stage stage = new Stage(folder)) {
      stage.fund("1.00000000", 1);
      stage.sendWithoutRecipient(
          Stream.generate(() -> aPayout("mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r", 10_000))
              .limit(MANY)
              .toList());
      AFundedPayout known = fundedLater(aPayout(Addresses.fresh(), 10_001));

      await().atMost(Duration.ofSeconds(30)).until(() -> waiting(stage) == MANY);
      stage.send(known);
      Facts.await(known, "PayoutBroadcast");

      assertThat(waiting(stage)).isEqualTo(MANY);
    }
  }

  private static long waiting(Stage stage) {
    return stage
        .jdbc()
        .sql("select count(*) from payout where state = 'FUNDED' and family_id is null")
        .query(Long.class)
        .single();
  }
}
