package org.openpayouts.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flight recordings of running JVMs, and the methods that were seen on top most often. */
public final class Profile {
  /** An option of a JVM that is to be recorded before it can be asked. */
  public static final String FROM_THE_START =
      "-XX:StartFlightRecording:name=bench,settings=profile";

  private static final String NAME = "name=bench";
  private static final int METHODS = 12;

  private final Map<String, Long> pids;

  private Profile(Map<String, Long> pids) {
    this.pids = new TreeMap<>(pids);
  }

  /** Begins to record these processes. */
  public static Profile start(Map<String, Long> pids) {
    Profile profile = new Profile(pids);
    profile.pids.values().forEach(pid -> jcmd(pid, "JFR.start", NAME, "settings=profile"));
    return profile;
  }

  /** Of processes that record already. */
  public static Profile running(Map<String, Long> pids) {
    return new Profile(pids);
  }

  /** Ends the recordings and adds what they show. */
  public void tell(Report report) {
    pids.forEach((name, pid) -> tell(report, name, pid));
  }

  private static void tell(Report report, String name, long pid) {
    Path file = emptyFile();
    try {
      jcmd(pid, "JFR.dump", NAME, "filename=" + file);
      jcmd(pid, "JFR.stop", NAME);
      report.add("");
      report.add("Methods on top most often, " + name + ":");
      report.add("");
      report.add("```");
      output(tool("jfr"), "view", "--width", "110", "hot-methods", file.toString()).stream()
          .filter(line -> line.contains("%"))
          .limit(METHODS)
          .map(String::stripTrailing)
          .forEach(report::add);
      report.add("```");
      report.add("");
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path emptyFile() {
    try {
      return Files.createTempFile("openpayouts-bench-", ".jfr");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void jcmd(long pid, String... order) {
    List<String> line = new ArrayList<>(List.of(tool("jcmd"), Long.toString(pid)));
    line.addAll(List.of(order));
    output(line.toArray(String[]::new));
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static List<String> output(String... line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            String.join(" ", line) + " ended with " + exit + ": " + said);
      }
      return said.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
