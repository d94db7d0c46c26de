package org.openpayouts.webhookdispatcher.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.lifecycle.PayoutEvent;

class EventCodesTest {

  private static final Map<String, String> TOLD =
      Map.of(
          "Funded", "5001 payout_funded",
          "Broadcast", "5002 payout_processing",
          "Completed", "5003 payout_completed",
          "Cancelled", "5004 payout_cancelled",
          "Failed", "5006 payout_failed");

  private final EventCodes codes = new EventCodes(new NotificationSettings(5004));

  /** Every kind of fact there is, so that a new one cannot be forgotten here. */
  @Test
  void tellsTheseFactsUnderTheseCodesAndNoOther() throws Exception {
    for (var kind : PayoutEvent.class.getPermittedSubclasses()) {
      var told = codes.of(anEvent(kind)).map(event -> event.code() + " " + event.name());

      assertThat(told.orElse(null))
          .as(kind.getSimpleName())
          .isEqualTo(TOLD.get(kind.getSimpleName()));
    }
  }

  @Test
  void restoresTheOldCodeOfCancelledBySetting() {
    var old = new EventCodes(new NotificationSettings(5003));

    assertThat(old.of(new PayoutEvent.Cancelled(1)))
        .contains(new WebhookEvent(5003, "payout_cancelled"));
  }

  private static PayoutEvent anEvent(Class<?> kind) throws ReflectiveOperationException {
    var types =
        Arrays.stream(kind.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return (PayoutEvent) kind.getDeclaredConstructor(types).newInstance(7L);
  }
}
