package org.openpayouts.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TopicStartCheckTest {
  private static final UnsafeTopics UNSAFE =
      new UnsafeTopics(List.of(new TopicMismatch("t", "partitions", "12", "1")));

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<UnsafeTopics> refused = new AtomicReference<>();

  @Test
  void refusesTheStartAndNamesTopicAndSetting() {
    var check = check(Duration.ofSeconds(10), answer -> throwing(UNSAFE));

    assertThatThrownBy(check::start)
        .isSameAs(UNSAFE)
        .hasMessageContaining("t: partitions is 1, must be 12");
  }

  @Test
  void waitsForABrokerThatIsAway() {
    var check =
        check(
            Duration.ofSeconds(10),
            answer -> throwingIf(answer < 3, new BrokerUnavailable(new Exception("away"))));

    check.start();

    assertThat(asked).hasValue(3);
  }

  @Test
  void startsWithoutABrokerAndRefusesLater() {
    var check =
        check(
            Duration.ZERO,
            answer -> throwing(answer < 3 ? new BrokerUnavailable(new Exception("away")) : UNSAFE));

    check.start();

    assertThat(check.isRunning()).isTrue();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(refused.get()).isSameAs(UNSAFE));
  }

  @Test
  void asksNothingWhenSwitchedOff() {
    var settings = new StartCheckSettings(false, Duration.ZERO, Duration.ofMillis(1));

    new TopicStartCheck(asked::incrementAndGet, settings, refused::set).start();

    assertThat(asked).hasValue(0);
  }

  private interface Answer {
    void to(int question);
  }

  private TopicStartCheck check(Duration wait, Answer answer) {
    return new TopicStartCheck(
        () -> answer.to(asked.incrementAndGet()),
        new StartCheckSettings(true, wait, Duration.ofMillis(1)),
        refused::set);
  }

  private static void throwing(RuntimeException failure) {
    throw failure;
  }

  private static void throwingIf(boolean condition, RuntimeException failure) {
    if (condition) {
      throw failure;
    }
  }
}
