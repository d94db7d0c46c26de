package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.openpayouts.localstack.process.Arguments;
import org.openpayouts.localstack.process.Deadline;

/** Ends what a stack has left behind, however its supervisor ended. */
public final class Cleanup {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SUPERVISOR = Supervisor.class.getName();

  private Cleanup() {}

  /**
   * Stops the stack of this folder and every process that still works in it.
   *
   * @return how many processes had to be killed because nobody owned them any more
   */
  public static int stopEverything(StackFolder folder) {
    RunningStack.find(folder).ifPresent(Cleanup::stop);
    List<ProcessHandle> left = processesOf(folder);
    left.forEach(ProcessHandle::destroyForcibly);
    Deadline.in(PATIENCE)
        .until("every process of the stack has ended", () -> processesOf(folder).isEmpty());
    try {
      Files.deleteIfExists(folder.stackFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder.stackFile(), e);
    }
    return left.size();
  }

  private static void stop(RunningStack stack) {
    try {
      stack.stop();
      long supervisor = stack.file().control().pid();
      Deadline.in(PATIENCE)
          .until("the supervisor has ended", () -> ProcessHandle.of(supervisor).isEmpty());
    } catch (RuntimeException e) {
      // It did not listen; what it owns is found by the folder and killed.
      System.err.println("the supervisor did not end by itself: " + e.getMessage());
    }
  }

  /** Every process of the stack names its folder in its command line. */
  private static List<ProcessHandle> processesOf(StackFolder folder) {
    String root = folder.root() + "/";
    long own = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != own)
        .filter(process -> isPartOf(process, folder.root().toString(), root))
        .toList();
  }

  private static boolean isPartOf(ProcessHandle process, String root, String prefix) {
    List<String> arguments = Arguments.of(process);
    for (String argument : arguments) {
      boolean supervisor = argument.equals(root) && arguments.contains(SUPERVISOR);
      if (supervisor
          || argument.contains("=" + prefix)
          || argument.startsWith(prefix)
          || argument.contains(":" + prefix)) {
        return isOurs(arguments) || isPostgres(process);
      }
    }
    return false;
  }

  /** A command that looks at the stack, or waits for it, ends by itself. */
  private static boolean isOurs(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.startsWith("org.openpayouts.localstack.command.")) {
        return false;
      }
      if (argument.startsWith("org.openpayouts.")
          || argument.startsWith("kafka.")
          || argument.startsWith("io.quarkus.runner.")
          || argument.endsWith("-app.jar")
          || argument.endsWith("quarkus-run.jar")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPostgres(ProcessHandle process) {
    String program = process.info().command().orElse("");
    return program.endsWith("/postgres") || program.endsWith("/initdb");
  }
}
