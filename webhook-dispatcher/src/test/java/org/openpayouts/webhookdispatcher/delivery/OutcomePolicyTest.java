package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.webhookdispatcher.delivery.Answer.Responded;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silence;
import org.openpayouts.webhookdispatcher.delivery.Answer.Silent;
import org.openpayouts.webhookdispatcher.delivery.OutcomePolicy.Circumstances;
import org.openpayouts.webhookdispatcher.endpoint.Conduct;
import org.openpayouts.webhookdispatcher.merchant.SuccessRule;

class OutcomePolicyTest {

  private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");
  private static final Instant DEADLINE = NOW.plus(Duration.ofHours(72));

  private final OutcomePolicy policy = new OutcomePolicy(SettingsOf.delivery(Map.of()));

  @ParameterizedTest
  @CsvSource({
    "exactly200, 200, delivered",
    "exactly200, 201, again FAILED after 5s",
    "exactly200, 202, again FAILED after 5s",
    "exactly200, 204, again FAILED after 5s",
    "any2xx, 200, delivered",
    "any2xx, 204, delivered",
    "any2xx, 299, delivered",
    "any2xx, 301, again FAILED after 5s",
    "exactly200, 301, again FAILED after 5s",
    "exactly200, 307, again FAILED after 5s",
    "exactly200, 400, again FAILED after 5s",
    "exactly200, 404, again FAILED after 5s",
    "exactly200, 410, again GONE after 0s",
    "exactly200, 429, again OVERLOADED after 60s",
    "exactly200, 500, again FAILED after 5s",
    "exactly200, 503, again OVERLOADED after 60s",
    "surprise, 204, again FAILED after 5s"
  })
  void judgesTheFirstAnswer(String rule, int status, String expected) {
    var answer = new Responded(status, Duration.ZERO, "");

    assertThat(text(policy.judge(answer, at(SuccessRule.named(rule), 1)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT, again OVERLOADED after 60s",
    "UNREACHABLE, again FAILED after 5s",
    "TLS_REFUSED, again FAILED after 5s",
    "CONNECTION_LOST, again FAILED after 5s",
    "HOST_UNKNOWN, again UNKNOWN after 5s",
    "ADDRESS_REFUSED, again FAILED after 5s",
    "INTERNAL, again UNKNOWN after 5s"
  })
  void judgesSilence(Silence kind, String expected) {
    var verdict = policy.judge(new Silent(kind, "x"), at(SuccessRule.EXACTLY_200, 1));

    assertThat(text(verdict)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void givesUpAfterTheLastAttemptWhateverTheSilence(Silence kind) {
    var verdict = policy.judge(new Silent(kind, "x"), at(SuccessRule.EXACTLY_200, 15));

    assertThat(text(verdict))
        .isEqualTo(
            switch (kind) {
              case ADDRESS_REFUSED -> "dead CONTRACT";
              case INTERNAL -> "dead INTERNAL";
              case TIMEOUT, UNREACHABLE, TLS_REFUSED, CONNECTION_LOST, HOST_UNKNOWN ->
                  "dead ENDPOINT";
            });
  }

  @Test
  void honoursRetryAfterWithinItsBounds() {
    var answer = new Responded(503, Duration.ofSeconds(15), "");

    assertThat(text(policy.judge(answer, at(SuccessRule.EXACTLY_200, 2))))
        .isEqualTo("again OVERLOADED after 60s");
    assertThat(
            text(
                policy.judge(
                    new Responded(500, Duration.ofSeconds(100), ""),
                    at(SuccessRule.EXACTLY_200, 2))))
        .isEqualTo("again FAILED after 100s");
  }

  @Test
  void neverKillsADeliveryBecauseOfA410() {
    var verdict =
        policy.judge(new Responded(410, Duration.ZERO, ""), at(SuccessRule.EXACTLY_200, 15));

    assertThat(verdict.conduct()).isEqualTo(Conduct.GONE);
    assertThat(text(verdict)).isEqualTo("again GONE after 0s");
  }

  private static Circumstances at(SuccessRule rule, int attempts) {
    return new Circumstances(rule, attempts, NOW, DEADLINE, 0.5);
  }

  private static String text(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Delivered() -> "delivered";
      case Verdict.Again(var at, var conduct) ->
          "again " + conduct + " after " + Duration.between(NOW, at).toSeconds() + "s";
      case Verdict.Dead(var category, _) -> "dead " + category;
    };
  }
}
