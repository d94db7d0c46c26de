package org.openpayouts.systemtests.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/**
 * A person's shell: {@code ./payouts} means the shared stack, {@code operator.header} holds the
 * credential, so that it stands in no argument.
 */
final class DrillShell {
  private static final int MINUTES = 10;

  private final Path folder;
  private final Map<String, String> variables;
  private final String admin;

  /**
   * @param folder an empty one, where the person works
   * @param variables what the person knows, for the shell
   */
  DrillShell(SharedStack stack, Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = Map.copyOf(variables);
    this.admin = stack.file().adminUrl();
    write(
        "operator.header",
        "rw-------",
        "Authorization: Bearer " + stack.file().adminCredential() + "\n");
    write(
        "payouts",
        "rwx------",
        """
        #!/usr/bin/env bash
        exec '%s' "$@" --data '%s'
        """
            .formatted(PayoutsCommand.checkout().resolve("payouts"), stack.folder().root()));
  }

  private void write(String name, String mode, String text) {
    try {
      Path file = folder.resolve(name);
      Files.deleteIfExists(file);
      var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
      Files.createFile(file, owners);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a line and answers all that it printed. */
  String run(String line) {
    try {
      Path output = Files.createTempFile(folder, "line-", ".txt");
      var builder =
          new ProcessBuilder("bash", "-c", line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().put("PAYOUTS_IS_BUILT", "true");
      builder.environment().put("ADMIN", admin);
      builder.environment().putAll(variables);
      Process process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("not done within " + MINUTES + " minutes: " + line);
      }
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
