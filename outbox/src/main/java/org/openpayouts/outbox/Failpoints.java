package org.openpayouts.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/**
 * Named places between two steps where a test can end this process as kill -9 would. They are
 * always compiled in and do nothing unless they are armed, which only the local stack may.
 */
public final class Failpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Failpoints.class);

  private final FailpointSettings settings;
  private final Death death;

  Failpoints(FailpointSettings settings, Set<String> known, Death death, Environment environment) {
    if (!settings.armed().isEmpty() && !environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException("payouts.failpoints.armed needs the profile local");
    }
    for (String name : settings.armed()) {
      if (!known.contains(name)) {
        throw new IllegalStateException(
            "payouts.failpoints.armed: " + name + " is none of " + String.join(", ", known));
      }
    }
    this.settings = settings;
    this.death = death;
  }

  /** For tests that put parts of a service together by hand. */
  public static Failpoints disarmed() {
    var nothing = new FailpointSettings(Set.of(), null);
    return new Failpoints(nothing, Set.of(), point -> {}, new StandardEnvironment());
  }

  /** Reached at every crash point, under its constant's name. */
  public void reach(Enum<?> point) {
    String name = point.name();
    if (settings.armed().contains(name) && isUnspent(name)) {
      LOG.warn("Failpoint reached. point={}", name);
      death.die(name);
    }
  }

  private boolean isUnspent(String point) {
    if (settings.spentFolder() == null) {
      return true;
    }
    Path file = Path.of(settings.spentFolder()).resolve(point);
    try {
      if (Files.exists(file)) {
        return false;
      }
      Files.createFile(file);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
