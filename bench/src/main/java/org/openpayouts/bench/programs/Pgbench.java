package org.openpayouts.bench.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A script of pgbench, run by some clients for some time. */
public final class Pgbench {
  private static final String LOG = "pgbench-log";
  private static final int THREADS = 2;
  private static final int MICROS_FIELD = 2;
  private static final int DIGITS = 3;
  private static final Pattern RATE =
      Pattern.compile("^tps = ([0-9.]+) \\(without initial", Pattern.MULTILINE);

  private final ClientPrograms programs;

  public Pgbench(ClientPrograms programs) {
    this.programs = programs;
  }

  /**
   * What it measured.
   *
   * @param waits for the end of each transaction, in nanoseconds
   */
  public record Result(double perSecond, Histogram waits) {}

  /**
   * A script and what stands for its variables.
   *
   * @param texts for the variables that the script does not set itself
   */
  public record Script(String text, Map<String, String> texts) {
    public Script {
      texts = Map.copyOf(texts);
    }
  }

  public Result run(Script script, int clients, Duration time) {
    try {
      removeLogs();
      Path file = Files.writeString(programs.folder().resolve("script.sql"), script.text());
      List<String> line =
          new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol=prepared", "--log"));
      line.add("--log-prefix=" + LOG);
      line.add("--client=" + clients);
      line.add("--jobs=" + Math.min(clients, THREADS));
      line.add("--time=" + Math.max(1, time.toSeconds()));
      line.add("--file=" + file);
      script.texts().forEach((name, text) -> line.add("--define=" + name + "=" + text));
      String said = programs.run(line);
      Histogram waits = new Histogram(DIGITS);
      for (Path log : logs()) {
        readLog(Files.readAllLines(log), waits);
      }
      removeLogs();
      return new Result(rate(said), waits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Transactions a second, without the time that connecting took. */
  static double rate(String said) {
    Matcher found = RATE.matcher(said);
    if (!found.find()) {
      throw new IllegalStateException("pgbench told no rate: " + said);
    }
    return Double.parseDouble(found.group(1));
  }

  /** A line for each transaction: client, number, microseconds, and what is not wanted here. */
  static void readLog(List<String> lines, Histogram waits) {
    for (String line : lines) {
      String[] fields = line.split(" ", -1);
      waits.recordValue(Duration.ofNanos(1_000 * Long.parseLong(fields[MICROS_FIELD])).toNanos());
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(programs.folder())) {
      return files.filter(file -> file.getFileName().toString().startsWith(LOG)).toList();
    }
  }

  private void removeLogs() throws IOException {
    for (Path log : logs()) {
      Files.delete(log);
    }
  }
}
