package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ClockSettingsTest {

  @Test
  void hasThisNameAndDefault() {
    assertThat(bind(Map.of())).isEqualTo(new ClockSettings(Duration.ZERO));
    assertThat(bind(Map.of("payouts.clock.offset", "-5s")))
        .isEqualTo(new ClockSettings(Duration.ofSeconds(-5)));
  }

  @Test
  void goesWrongInTheLocalStackOnly() {
    var five = new ClockSettings(Duration.ofSeconds(5));
    var local = new StandardEnvironment();
    local.setActiveProfiles("local");

    assertThat(five.clock(local)).isEqualTo(Clock.offset(Clock.systemUTC(), five.offset()));
    assertThat(new ClockSettings(Duration.ZERO).clock(new StandardEnvironment()))
        .isEqualTo(Clock.systemUTC());
    assertThatIllegalStateException()
        .isThrownBy(() -> five.clock(new StandardEnvironment()))
        .withMessageContaining("payouts.clock.offset");
  }

  private static ClockSettings bind(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("payouts.clock", ClockSettings.class);
  }
}
