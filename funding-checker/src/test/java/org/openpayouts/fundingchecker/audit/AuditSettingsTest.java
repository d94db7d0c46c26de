package org.openpayouts.fundingchecker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditSettingsTest {
  @Test
  void auditsEveryMinuteUnlessToldOtherwise() {
    assertThat(bind(Map.of()).interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(bind(Map.of("payouts.audit.interval", "5s")).interval())
        .isEqualTo(Duration.ofSeconds(5));
  }

  private static AuditSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.audit", AuditSettings.class);
  }
}
