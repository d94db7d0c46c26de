package org.openpayouts.webhookdispatcher.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.webhookdispatcher.world.SampleShortage.aShortage;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.webhookdispatcher.world.SampleMerchant;
import org.openpayouts.webhookdispatcher.world.SampleShortage;

class ShortageFactsTest {
  private final SampleShortage shortage = aShortage(SampleMerchant.aMerchant());

  /** Decided once more, it has another event id. */
  @Test
  void isTheSameNoticeHoweverOftenItWasDecided() {
    var first = shortage.fact();
    var again = shortage.at(shortage.at().plusSeconds(9)).fact();

    assertThat(first.getEnvelope().getEventId()).isNotEqualTo(again.getEnvelope().getEventId());
    assertThat(id(first)).isEqualTo(id(again));
  }

  @Test
  void isANoticeOfItsOwnPerMerchantCurrencyAndCutoff() {
    var otherMerchant = aShortage(SampleMerchant.aMerchant());

    assertThat(id(shortage.fact()))
        .isNotEqualTo(id(shortage.in("GBP").fact()))
        .isNotEqualTo(id(shortage.next().fact()))
        .isNotEqualTo(id(otherMerchant.fact()));
  }

  /** As where one schedule sweeps everybody and another one a currency, both at 21:00. */
  @Test
  void isOneNoticeWhereTwoCutoffsShareTheirInstant() {
    assertThat(id(shortage.fact())).isEqualTo(id(shortage.ofAnotherSchedule().fact()));
    assertThat(id(shortage.toldByAnOlderBuild()))
        .as("where nobody says the instant")
        .isNotEqualTo(id(shortage.ofAnotherSchedule().toldByAnOlderBuild()));
  }

  private static UUID id(ReserveShort fact) {
    return ShortageFacts.notice(
            new Received<>(new HeardFacts(fact, 1), "key", "reserves.entries.v1", 0, 0, Map.of()))
        .orElseThrow()
        .eventId();
  }
}
