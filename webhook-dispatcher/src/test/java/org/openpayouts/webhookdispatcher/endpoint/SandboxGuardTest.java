package org.openpayouts.webhookdispatcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class SandboxGuardTest {

  private final AddressSettings sandbox = new AddressSettings(null, Set.of(443), true);
  private final AddressSettings strict = new AddressSettings(null, Set.of(443), false);

  @Test
  void refusesToStartWithLoopbackAllowedOutsideOfTheSandbox() {
    assertThatThrownBy(() -> SandboxGuard.check(sandbox, profiles("production")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("payouts.webhooks.allow-loopback");
    assertThatThrownBy(() -> SandboxGuard.check(sandbox, profiles()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void startsInTheSandboxAndAnywhereWithoutTheAllowance() {
    SandboxGuard.check(sandbox, profiles("local"));
    SandboxGuard.check(strict, profiles("production"));

    assertThat(strict.portsToAllow()).containsExactly(443);
    assertThat(sandbox.portsToAllow()).isEmpty();
  }

  private static StandardEnvironment profiles(String... active) {
    var environment = new StandardEnvironment();
    environment.setActiveProfiles(active);
    return environment;
  }
}
