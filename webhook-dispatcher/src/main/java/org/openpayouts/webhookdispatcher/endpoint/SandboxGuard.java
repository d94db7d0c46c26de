package org.openpayouts.webhookdispatcher.endpoint;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses to start with a sandbox's allowance anywhere but in the sandbox. */
final class SandboxGuard {

  private static final String SETTING = "payouts.webhooks.allow-loopback";

  private SandboxGuard() {}

  static void check(AddressSettings settings, Environment environment) {
    if (settings.allowLoopback() && !environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException(
          SETTING + " is for the profile \"local\" only; remove it or start with that profile");
    }
  }
}
