package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.localstack.process.Signals;
import org.openpayouts.localstack.process.StartFailed;

/** Starts a supervisor in a session of its own and follows it until the stack is ready. */
public final class StackLauncher {
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final StackFolder folder;
  private final int portBase;
  private final Shape shape;

  public StackLauncher(StackFolder folder, int portBase, Shape shape) {
    this.folder = folder;
    this.portBase = portBase;
    this.shape = shape;
  }

  /**
   * Returns when the stack is ready, and leaves nothing running otherwise.
   *
   * @throws StartFailed with a sentence for people
   */
  public RunningStack launch(Progress listener) {
    folder.prepare();
    refuseASecondStack();
    ProgressFile progress = new ProgressFile(folder.progress());
    progress.clear();
    Process supervisor = spawn();
    Thread undo = new Thread(() -> end(supervisor));
    Runtime.getRuntime().addShutdownHook(undo);
    try {
      follow(supervisor, progress, listener);
    } catch (RuntimeException e) {
      end(supervisor);
      throw e;
    }
    Runtime.getRuntime().removeShutdownHook(undo);
    return RunningStack.find(folder)
        .orElseThrow(
            () -> new StartFailed("the stack ended as soon as it was ready", List.of(), null));
  }

  /** Before its files are touched: a stack that is still starting tells its progress in them. */
  private void refuseASecondStack() {
    try (FolderLock free = FolderLock.take(folder)) {
      Objects.requireNonNull(free);
    } catch (Stack.Impossible e) {
      throw new StartFailed(String.valueOf(e.getMessage()), List.of(), null);
    }
  }

  private void follow(Process supervisor, ProgressFile progress, Progress listener) {
    Deadline deadline = Deadline.in(PATIENCE);
    while (true) {
      boolean alive = isAliveAfterAMoment(supervisor);
      for (Progress.Step step : progress.news()) {
        listener.tell(step);
        switch (step.kind()) {
          case STARTED, DONE -> {}
          case READY -> {
            return;
          }
          case FAILED -> throw new StartFailed(step.text(), List.of(), null);
        }
      }
      if (!alive) {
        throw new StartFailed(
            "the supervisor ended, see " + folder.supervisorLog(), List.of(), null);
      }
      if (deadline.isOver()) {
        throw new StartFailed("the stack was not ready in time", List.of(), null);
      }
    }
  }

  private Process spawn() {
    List<String> line = new ArrayList<>(ownSession());
    line.addAll(
        JavaChild.withHeap(192)
            .with("-D" + Distributions.ROOT_PROPERTY + "=" + Distributions.projectRoot())
            .main(
                System.getProperty("java.class.path"),
                Supervisor.class.getName(),
                folder.root().toString(),
                Integer.toString(portBase),
                shape.toString()));
    Path log = folder.supervisorLog();
    try {
      Files.createDirectories(log.resolveSibling(""));
      return new ProcessBuilder(line)
          .directory(folder.root().toFile())
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the supervisor", e);
    }
  }

  /** Away from the terminal, so that Ctrl-C reaches only whoever waits here. */
  private static List<String> ownSession() {
    for (String directory : new String[] {"/usr/bin", "/bin", "/usr/local/bin"}) {
      Path setsid = Path.of(directory, "setsid");
      if (Files.isExecutable(setsid)) {
        return List.of(setsid.toString());
      }
    }
    return List.of("nohup");
  }

  private static boolean isAliveAfterAMoment(Process supervisor) {
    try {
      return !supervisor.waitFor(60, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the stack started", e);
    }
  }

  private static void end(Process supervisor) {
    if (supervisor.isAlive()) {
      Signals.send("TERM", supervisor.pid());
    }
    try {
      if (!supervisor.waitFor(60, TimeUnit.SECONDS)) {
        supervisor.destroyForcibly();
      }
    } catch (InterruptedException e) {
      supervisor.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
