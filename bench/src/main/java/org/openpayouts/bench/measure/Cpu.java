package org.openpayouts.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time that processes have taken so far, as Linux counts it: in hundredths of a second. */
public record Cpu(Map<String, Double> seconds) {
  private static final double TICKS_PER_SECOND = 100;
  private static final long OWN = ProcessHandle.current().pid();

  public Cpu {
    seconds = Map.copyOf(seconds);
  }

  /**
   * Of each named process, with the children that it has and those it had; of the one that measures
   * without them.
   */
  public static Cpu of(Map<String, Long> pids) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    pids.forEach((name, pid) -> seconds.put(name, pid == OWN ? ofThisProcess() : ofTree(pid)));
    return new Cpu(seconds);
  }

  /** What was taken since. */
  public Cpu since(Cpu earlier) {
    Map<String, Double> taken = new LinkedHashMap<>();
    seconds.forEach(
        (name, now) -> taken.put(name, now - earlier.seconds().getOrDefault(name, 0.0)));
    return new Cpu(taken);
  }

  public double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Seconds of one process, its living and its ended children; 0 for one that is gone. */
  public static double ofTree(long pid) {
    Stream<Long> living =
        ProcessHandle.of(pid).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(ProcessHandle::pid);
    return living.mapToDouble(Cpu::ofOne).sum();
  }

  private static double ofThisProcess() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private static double ofOne(long pid) {
    try {
      return ofStat(Files.readString(Path.of("/proc/" + pid + "/stat")));
    } catch (IOException gone) {
      return 0;
    }
  }

  /** The fields utime, stime, cutime and cstime; a program's name may hold anything but they. */
  static double ofStat(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
