package org.openpayouts.outbox;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Names under which a service can be made to die; one that has its own offers them as a bean. */
public record CrashPoints(Set<String> names) {

  public CrashPoints {
    names = Set.copyOf(names);
  }

  public static CrashPoints of(Enum<?>... points) {
    return new CrashPoints(Arrays.stream(points).map(Enum::name).collect(Collectors.toSet()));
  }
}
