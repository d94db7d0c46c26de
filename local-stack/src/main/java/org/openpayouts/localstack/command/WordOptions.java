package org.openpayouts.localstack.command;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** An operator's word: who it is, and why. Kept by the service. */
final class WordOptions {
  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does this.")
  private String by = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  Map<String, String> body() {
    return new TreeMap<>(Map.of("requestedBy", by, "reason", reason));
  }
}
