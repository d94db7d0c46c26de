package org.openpayouts.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One running child with its log; a new start is a new object. */
public final class ChildProcess {
  private final Command command;
  private final Process process;

  private ChildProcess(Command command, Process process) {
    this.command = command;
    this.process = process;
  }

  /** What to start: the log is appended to. */
  public record Command(String name, List<String> line, Path folder, Path log) {
    public Command {
      line = List.copyOf(line);
    }
  }

  public static ChildProcess start(Command command) {
    try {
      Files.createDirectories(command.folder());
      Files.createDirectories(command.log().toAbsolutePath().resolveSibling(""));
      ProcessBuilder builder =
          new ProcessBuilder(command.line())
              .directory(command.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
      Watchdog watchdog = Watchdog.ofThisJvm();
      Process process = builder.start();
      watchdog.guard(process.pid());
      process.onExit().thenAccept(ended -> watchdog.forget(ended.pid()));
      process.getOutputStream().close();
      return new ChildProcess(command, process);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.name(), e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public String name() {
    return command.name();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it is ready; says the end of its log if it ended or took too long. */
  public void awaitReady(Duration patience, Deadline.Condition ready) {
    try {
      Deadline.in(patience)
          .until(command.name() + " is ready", () -> ready.holds() || !process.isAlive());
    } catch (Deadline.NotInTime e) {
      throw new StartFailed(
          command.name() + " was not ready within " + patience.toSeconds() + " s",
          LogTail.of(command.log()),
          e);
    }
    if (!process.isAlive()) {
      throw new StartFailed(
          command.name() + " ended at its start with exit code " + process.exitValue(),
          LogTail.of(command.log()),
          null);
    }
  }

  /** Asks it to end with a signal (TERM, INT); after the patience it is killed. */
  public void stop(String signal, Duration patience) {
    if (process.isAlive()) {
      Signals.send(signal, process.pid());
    }
    if (!endsWithin(patience)) {
      kill();
    }
  }

  /** SIGKILL, and waits for its end. */
  public void kill() {
    process.destroyForcibly();
    if (!endsWithin(Duration.ofSeconds(10))) {
      throw new IllegalStateException(command.name() + " survived SIGKILL, pid " + pid());
    }
  }

  private boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
