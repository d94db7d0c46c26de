package org.openpayouts.systemtests.stack;

import java.time.Duration;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;

/** Copies of a service's database, taken and put back as its administrator would. */
public final class Backups {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final SharedStack stack;
  private final Component service;

  public Backups(SharedStack stack, Component service) {
    this.stack = stack;
    this.service = service;
  }

  /** The service stands still meanwhile; answers the backup's name. */
  public String take() {
    String backup =
        service.database() + "_backup_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    stack.kill(service);
    Deadline.in(PATIENCE).until("nobody is connected any more", () -> isCopied(backup));
    stack.restart(service);
    return backup;
  }

  private boolean isCopied(String backup) {
    try {
      Databases.backUp(stack.running().jdbcUrl(service), backup);
      return true;
    } catch (IllegalStateException stillConnected) {
      return false;
    }
  }

  /** The service must have ended before, and is started again by the caller. */
  public void putBack(String backup) {
    Databases.restore(stack.running().jdbcUrl(service), backup);
    stack.tamper(
        service, "alter database %s owner to %s".formatted(service.database(), service.database()));
  }
}
