package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.stub.StubRegistry;
import org.openpayouts.schemas.topic.Topics;

class RequestFactsTest {
  private static final String TOPIC = Topics.REQUESTS.name();
  private static final RecordCodec CODEC = RecordCodec.at(StubRegistry.withAllSchemas().url());

  @ParameterizedTest(name = "of {0}, requested at {1}: {2} a cutoff at {3}")
  @CsvSource({
    "2026-03-02, 2026-03-02T03:00:00Z,        true,  2026-03-02T03:05:00Z",
    "2026-03-02, 2026-03-02T10:00:00Z,        true,  2026-03-02T14:00:00Z",
    "2026-03-03, 2026-03-02T23:59:59.999999Z, false, 2026-03-03T08:59:59Z",
    "2026-03-03, 2026-03-02T23:59:59.999999Z, true,  2026-03-03T09:00:00Z",
    "2026-03-04, 2026-03-02T03:00:00Z,        false, 2026-03-03T14:00:00Z",
    "2026-03-01, 2026-03-02T03:00:00Z,        true,  2026-03-02T03:05:00Z",
  })
  void isEffectiveAtOnceTodayAndAtNineOnALaterDay(
      LocalDate day, Instant requestedAt, boolean effective, Instant cutoff) {
    PayoutSnapshot payout =
        PayoutSnapshot.newBuilder(payout("10", requestedAt)).setEffectiveDate(day).build();

    OpenPayout open = decoded(payout).payout();

    assertThat(!cutoff.isBefore(open.effectiveAt())).isEqualTo(effective);
  }

  @ParameterizedTest
  @CsvSource({"-1", "1e400", "NaN", "''", "1.", "999999999999999999999"})
  void refusesWhatIsNoPlainAmount(String amount) {
    PayoutSnapshot payout = payout(amount, Story.MORNING);

    assertThatThrownBy(() -> decoded(payout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no plain decimal amount");
  }

  @Test
  void keepsTheRecordAsItCame() {
    PayoutSnapshot payout = payout("10.50", Story.MORNING);
    byte[] value = CODEC.encode(TOPIC, Story.requested(payout));

    IntakeNews.Requested requested =
        (IntakeNews.Requested) new RequestFacts(CODEC).decode(TOPIC, value);

    assertThat(requested.arrival().told().record()).isEqualTo(value);
    assertThat(requested.payout().amount()).isEqualByComparingTo("10.5");
  }

  private static IntakeNews.Requested decoded(PayoutSnapshot payout) {
    byte[] value = CODEC.encode(TOPIC, Story.requested(payout));
    return (IntakeNews.Requested) new RequestFacts(CODEC).decode(TOPIC, value);
  }

  private static PayoutSnapshot payout(String amount, Instant requestedAt) {
    return Records.payout(
        Records.IDS.nextId(), Records.IDS.nextId(), Records.IDS.nextId(), amount, requestedAt);
  }
}
