package org.openpayouts.systemtests.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that is run to its end. */
public final class Program {
  private static final int PATIENCE_MINUTES = 2;

  private Program() {}

  /** How a command ended and all that it printed. */
  public record Outcome(int exit, String output) {
    public boolean isGood() {
      return exit == 0;
    }
  }

  /** What cannot be started at all has ended badly too. */
  public static Outcome run(Path folder, List<String> line) {
    try {
      var process =
          new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)
          ? new Outcome(process.exitValue(), output)
          : new Outcome(-1, "not done in time: " + output);
    } catch (IOException e) {
      return new Outcome(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + line, e);
    }
  }
}
