package org.openpayouts.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How other processes were started. */
public final class Arguments {
  private Arguments() {}

  /**
   * All arguments of a process; none where it has ended or is a stranger's. Java itself answers
   * nothing beyond one page of memory, which a class path fills.
   */
  public static List<String> of(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      if (Files.isReadable(proc)) {
        return List.of(new String(Files.readAllBytes(proc), StandardCharsets.UTF_8).split("\0"));
      }
    } catch (IOException endedMeanwhile) {
      return List.of();
    }
    return List.of(process.info().arguments().orElse(new String[0]));
  }
}
