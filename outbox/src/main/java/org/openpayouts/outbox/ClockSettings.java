package org.openpayouts.outbox;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The service's clock.
 *
 * @param offset how wrong it goes; for tests under the profile {@code local} only, any other
 *     refuses to start with one
 */
@ConfigurationProperties("payouts.clock")
record ClockSettings(@DefaultValue("0s") Duration offset) {

  Clock clock(Environment environment) {
    if (offset.isZero()) {
      return Clock.systemUTC();
    }
    if (!environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException("payouts.clock.offset needs the profile local");
    }
    return Clock.offset(Clock.systemUTC(), offset);
  }
}
