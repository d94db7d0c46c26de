package org.openpayouts.localstack.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final String AT = "2026-01-31T14:00:00Z";

  @Test
  void keepsTheOrderOfArrivalWithinAService() {
    Plan plan =
        Plan.of(
            List.of(
                item("webhook-dispatcher/webhook/1"),
                item("payout-api/parked/12"),
                item("payout-api/undecodable/9"),
                item("payout-api/parked/2")),
            Plan.HANDLE,
            AT);

    assertThat(plan.items())
        .extracting(Plan.Item::id)
        .containsExactly(
            "payout-api/parked/2",
            "payout-api/undecodable/9",
            "payout-api/parked/12",
            "webhook-dispatcher/webhook/1");
  }

  @Test
  void isRefusedOnceItWasEdited() {
    Plan plan = Plan.of(List.of(item("payout-api/undecodable/9")), Plan.HANDLE, AT);

    assertThat(plan.verified()).isEqualTo(plan);
    List<Plan> edited =
        List.of(
            new Plan(plan.digest(), plan.madeAt(), Plan.DISMISS, plan.items()),
            new Plan(plan.digest(), plan.madeAt(), plan.action(), List.of()),
            new Plan(plan.digest(), "2026-02-01T00:00:00Z", plan.action(), plan.items()),
            new Plan(
                plan.digest(),
                plan.madeAt(),
                plan.action(),
                List.of(new Plan.Item("payout-api/undecodable/9", "k", 1, "9:ff"))));
    assertThat(edited)
        .allSatisfy(one -> assertThatThrownBy(one::verified).hasMessageContaining("was changed"));
  }

  @ParameterizedTest
  @CsvSource({
    "payout-api/parked/1, PARKED, 1",
    "broadcaster/undecodable/77, UNDECODABLE, 77",
    "webhook-dispatcher/webhook/3, WEBHOOK, 3"
  })
  void namesARecord(String text, Kind kind, long number) {
    RecordId id = RecordId.of(text).orElseThrow();

    assertThat(id.kind()).isEqualTo(kind);
    assertThat(id.number()).isEqualTo(number);
    assertThat(id).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "payout-api/parked",
        "payout-api/parked/x",
        "payout-api/parked/-1",
        "kafka/parked/1",
        "payout-api/webhook/1",
        "nobody/parked/1",
        "payout-api/parked/1/2",
        "payout-api/parked/9999999999999999999"
      })
  void namesNothingElse(String text) {
    assertThat(RecordId.of(text)).isEmpty();
  }

  private static Plan.Item item(String id) {
    return new Plan.Item(id, "k", 1, "9:ab");
  }
}
