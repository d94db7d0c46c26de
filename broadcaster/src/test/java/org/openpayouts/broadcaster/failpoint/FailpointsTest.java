package org.openpayouts.broadcaster.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FailpointsTest {
  @TempDir Path folder;

  private final List<Failpoint> deaths = new ArrayList<>();

  private static StandardEnvironment profile(String name) {
    var environment = new StandardEnvironment();
    environment.setActiveProfiles(name);
    return environment;
  }

  @Test
  void bindsNamesAndDefaults() {
    var given =
        Map.of("payouts.failpoints.armed", "K11,K16", "payouts.failpoints.spent-folder", "x");
    var binder = new Binder(new MapConfigurationPropertySource(given));
    var nothing = new Binder(new MapConfigurationPropertySource(Map.of()));

    assertThat(binder.bindOrCreate("payouts.failpoints", FailpointSettings.class))
        .isEqualTo(new FailpointSettings(Set.of(Failpoint.K11, Failpoint.K16), "x"));
    assertThat(nothing.bindOrCreate("payouts.failpoints", FailpointSettings.class))
        .isEqualTo(new FailpointSettings(Set.of(), null));
  }

  @Test
  void refusesToBeArmedOutsideTheSandbox() {
    var armed = new FailpointSettings(Set.of(Failpoint.K11), null);

    assertThatIllegalStateException()
        .isThrownBy(() -> new Failpoints(armed, deaths::add, profile("production")))
        .withMessageContaining("payouts.failpoints.armed");
  }

  @Test
  void diesOnlyWhereItIsArmed() {
    var failpoints =
        new Failpoints(
            new FailpointSettings(Set.of(Failpoint.K11), null), deaths::add, profile("local"));

    failpoints.reach(Failpoint.K10);
    failpoints.reach(Failpoint.K11);

    assertThat(deaths).containsExactly(Failpoint.K11);
  }

  @Test
  void diesOnceOverRestartsWhereItLeavesAFile() {
    var settings = new FailpointSettings(Set.of(Failpoint.K11), folder.toString());

    new Failpoints(settings, deaths::add, profile("local")).reach(Failpoint.K11);
    new Failpoints(settings, deaths::add, profile("local")).reach(Failpoint.K11);

    assertThat(deaths).containsExactly(Failpoint.K11);
  }
}
