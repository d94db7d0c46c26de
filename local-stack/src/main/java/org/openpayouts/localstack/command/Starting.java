package org.openpayouts.localstack.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openpayouts.localstack.process.StartFailed;
import org.openpayouts.localstack.stack.Progress;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.Shape;
import org.openpayouts.localstack.stack.StackFile;
import org.openpayouts.localstack.stack.StackFolder;
import org.openpayouts.localstack.stack.StackLauncher;

/** Starts a stack and tells on the screen how far it is. */
final class Starting {
  private final PrintWriter out;
  private final long startedNanos = System.nanoTime();

  Starting(PrintWriter out) {
    this.out = out;
  }

  /**
   * The stack that runs in this folder, after what was killed in it was started again.
   *
   * @throws StartFailed if something else was wished for than what runs
   */
  Optional<RunningStack> find(StackFolder folder, Shape wished) {
    Optional<RunningStack> found = RunningStack.find(folder);
    if (found.isEmpty()) {
      return found;
    }
    if (!wished.equals(Shape.SINGLE) && !wished.equals(found.get().shape())) {
      throw new StartFailed(
          "the stack that runs here is another one (%s); ./payouts down ends it"
              .formatted(found.get().shape().description()),
          List.of(),
          null);
    }
    found.get().startMissing().forEach(name -> line(name, "runs again"));
    return RunningStack.find(folder);
  }

  RunningStack start(StackFolder folder, int portBase, Shape shape) {
    return new StackLauncher(folder, portBase, shape).launch(this::show);
  }

  void show(RunningStack stack) {
    StackFile file = stack.file();
    out.println();
    out.println("  public API      " + file.apiUrl());
    out.println("  admin API       " + file.adminUrl());
    out.println("  scheduler       " + file.schedulerUrl());
    out.println("  Kafka           " + file.kafkaBootstrap());
    out.println("  schema registry " + file.registryUrl());
    out.println("  chain node      " + file.chainRpcUrl());
    out.println("  webhook inbox   " + file.inboxUrl());
    out.println("  everything else " + stack.folder().stackFile());
    out.println();
    out.flush();
  }

  private void show(Progress.Step step) {
    switch (step.kind()) {
      case STARTED -> {}
      case DONE -> line(step.what(), step.text());
      case READY -> line("ready", "");
      case FAILED -> {}
    }
  }

  private void line(String what, String text) {
    Duration since = Duration.ofNanos(System.nanoTime() - startedNanos);
    out.println(
        "%5.1f s  %-20s %s".formatted(since.toMillis() / 1000.0, what, text).stripTrailing());
    out.flush();
  }
}
