package org.openpayouts.bench.disk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openpayouts.localstack.process.Arguments;
import org.openpayouts.localstack.process.ChildProcess;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;

/** The stack's PostgreSQL on the machine's own disk, or as on a slower one. */
public final class Disk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SLOWER = Duration.ofMillis(2);
  private static final int COMMITS = 5;

  private final RunningStack stack;
  private final String name;
  private final Optional<ChildProcess> slow;

  private Disk(RunningStack stack, String name, Optional<ChildProcess> slow) {
    this.stack = stack;
    this.name = name;
    this.slow = slow;
  }

  /** The disk as it is. */
  public static Disk asItIs(RunningStack stack) {
    return new Disk(stack, "native", Optional.empty());
  }

  /**
   * Starts PostgreSQL again as it was started before, with every fdatasync slowed; until this is
   * closed. Empty where there is no C compiler.
   */
  public static Optional<Disk> slowed(RunningStack stack) {
    return SlowFdatasync.build().map(library -> slowed(stack, library));
  }

  private static Disk slowed(RunningStack stack, Path library) {
    ProcessHandle before = ProcessHandle.of(pidInStack(stack)).orElseThrow();
    List<String> line = new ArrayList<>(List.of("env", "LD_PRELOAD=" + library));
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root, and its arguments do not tell how it was helped.
      line.addAll(List.of("unshare", "-U"));
    }
    line.addAll(Arguments.of(before));
    stack.kill(Component.POSTGRES);
    try {
      before.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      return new Disk(stack, "2 ms more for every fdatasync", Optional.of(started(stack, line)));
    } catch (RuntimeException e) {
      stack.startMissing();
      throw e;
    }
  }

  private static ChildProcess started(RunningStack stack, List<String> line) {
    Deadline deadline = Deadline.in(PATIENCE);
    while (!deadline.isOver()) {
      ChildProcess attempt = start(stack, line);
      try {
        deadline.until("PostgreSQL answers", () -> answers(stack) || !attempt.isAlive());
        if (attempt.isAlive()) {
          requireSlowCommits(stack.jdbcUrl(Component.PAYOUT_API));
          return attempt;
        }
        // The backends of the one that was killed may hold its memory for a moment.
      } catch (RuntimeException e) {
        attempt.kill();
        throw e;
      }
    }
    throw new IllegalStateException("the slowed PostgreSQL does not stay, see its log");
  }

  /** The library has no effect where PostgreSQL was told to sync by other means. */
  private static void requireSlowCommits(String jdbcUrl) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement commit =
            connection.prepareStatement("select pg_logical_emit_message(true, 'bench', '')")) {
      for (int number = 0; number < COMMITS; number++) {
        long begun = System.nanoTime();
        commit.execute();
        if (System.nanoTime() - begun < SLOWER.toNanos()) {
          throw new IllegalStateException("a commit was faster than the slowed disk allows");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not commit", e);
    }
  }

  private static ChildProcess start(RunningStack stack, List<String> line) {
    return ChildProcess.start(
        new ChildProcess.Command(
            "the slowed PostgreSQL",
            line,
            stack.folder().root().resolve("bench"),
            stack.folder().root().resolve("logs/bench-postgres.log")));
  }

  private static boolean answers(RunningStack stack) {
    try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(Component.PAYOUT_API))) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** As it stands in tables. */
  public String name() {
    return name;
  }

  public boolean isSlowed() {
    return slow.isPresent();
  }

  /** The process that all of PostgreSQL's are children of. */
  public long pid() {
    return slow.map(ChildProcess::pid).orElseGet(() -> pidInStack(stack));
  }

  private static long pidInStack(RunningStack stack) {
    return stack.file().pids().getOrDefault(Component.POSTGRES.id(), 0L);
  }

  /** Puts back what was there. */
  @Override
  public void close() {
    slow.ifPresent(process -> {
      process.stop("INT", PATIENCE);
      stack.startMissing();
    });
  }
}
