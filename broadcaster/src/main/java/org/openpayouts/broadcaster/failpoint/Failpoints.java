package org.openpayouts.broadcaster.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Reached at every crash point; does nothing unless it is armed. */
@Component
public class Failpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Failpoints.class);

  private final FailpointSettings settings;
  private final Death death;

  Failpoints(FailpointSettings settings, Death death, Environment environment) {
    if (!settings.armed().isEmpty() && !environment.acceptsProfiles(Profiles.of("local"))) {
      throw new IllegalStateException("payouts.failpoints.armed needs the profile local");
    }
    this.settings = settings;
    this.death = death;
  }

  public void reach(Failpoint point) {
    if (settings.armed().contains(point) && isUnspent(point)) {
      LOG.warn("Failpoint reached. point={}", point);
      death.die(point);
    }
  }

  private boolean isUnspent(Failpoint point) {
    if (settings.spentFolder() == null) {
      return true;
    }
    Path file = Path.of(settings.spentFolder()).resolve(point.name());
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
