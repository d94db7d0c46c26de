package org.openpayouts.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openpayouts.localstack.process.Deadline;

/** The {@code payouts} command of this checkout, run as a user runs it. */
public final class PayoutsCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** This runs inside a build, which has built everything that the command starts. */
  private static final String IS_BUILT = "PAYOUTS_IS_BUILT";

  private final Path checkout;
  private final Path outputs;

  public PayoutsCommand(Path outputs) {
    this.checkout = checkout();
    this.outputs = outputs;
  }

  /** How a command ended and all that it printed. */
  public record Outcome(int exit, String output) {
    /** The output of a command that succeeded. */
    public String orThrow() {
      if (exit != 0) {
        throw new AssertionError("exit " + exit + ":\n" + output);
      }
      return output;
    }
  }

  /** A command that runs until it ends by itself. */
  public record Running(Process process, Path output) {
    public Outcome await(Duration patience) {
      try {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new AssertionError("not done within " + patience + ":\n" + text());
        }
        return new Outcome(process.exitValue(), text());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    public String text() {
      try {
        return Files.readString(output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Waits until it has printed this. */
    public void awaitText(String text, Duration patience) {
      Deadline.in(patience).until("'" + text + "' is printed", () -> text().contains(text));
    }
  }

  public Outcome run(List<String> arguments) {
    return start(arguments).await(PATIENCE);
  }

  /** Starts the command; its output goes to a file, so that a child cannot hold a pipe open. */
  public Running start(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(checkout.resolve("payouts").toString());
    line.addAll(arguments);
    try {
      Files.createDirectories(outputs);
      Path output = Files.createTempFile(outputs, arguments.getFirst() + "-", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(checkout.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().put(IS_BUILT, "true");
      return new Running(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of this checkout: the nearest one above that has the command. */
  public static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("payouts"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above has the payouts command");
      }
    }
    return folder;
  }
}
