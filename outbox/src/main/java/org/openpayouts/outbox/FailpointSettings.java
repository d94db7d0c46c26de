package org.openpayouts.outbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Crash points, by the names of {@code docs/concepts/crash-points.md}. Honoured under the profile
 * {@code local} only; any other refuses to start with one.
 *
 * @param armed where this process halts, each as if killed; under the profile {@code local} only,
 *     any other refuses to start with one
 * @param spentFolder where a point leaves a file of its name before it halts, so that the process
 *     that is started again with the same settings passes it
 */
@ConfigurationProperties("payouts.failpoints")
record FailpointSettings(@DefaultValue Set<String> armed, @Nullable String spentFolder) {

  FailpointSettings {
    armed = Set.copyOf(armed);
  }
}
