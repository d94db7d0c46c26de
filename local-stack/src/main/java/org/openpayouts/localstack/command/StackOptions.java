package org.openpayouts.localstack.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.Distributions;
import org.openpayouts.localstack.stack.RunningStack;
import org.openpayouts.localstack.stack.StackFolder;
import picocli.CommandLine.Option;

/** Which stack a command means. */
final class StackOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "The folder in which the stack keeps its data, settings, secrets and logs.",
        "Usually .payouts in the project's folder."
      })
  @Nullable Path data;

  /** The folder that was named, from where the user stands; or the usual one. */
  StackFolder folder() {
    if (data == null) {
      return new StackFolder(Distributions.projectRoot().resolve(".payouts"));
    }
    return new StackFolder(Path.of(System.getProperty("user.dir")).resolve(data));
  }

  RunningStack running() {
    StackFolder folder = folder();
    return RunningStack.find(folder).orElseThrow(() -> new NoStack(folder.root()));
  }
}
