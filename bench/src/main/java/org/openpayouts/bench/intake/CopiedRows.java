package org.openpayouts.bench.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openpayouts.bench.load.Measured;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.peers.PeerTables;
import org.openpayouts.bench.programs.ClientPrograms;

/** Rows that payout-api has stored, copied by psql into a table with the same indexes. */
final class CopiedRows implements Way {
  static final String NAME = "COPY of the same rows, payouts only";

  private static final int MOST_ROWS = 100_000;

  private final ClientPrograms programs;
  private final PeerTables tables;
  private final long postgres;
  private final Path file;

  CopiedRows(ClientPrograms programs, PeerTables tables, long postgres) {
    this.programs = programs;
    this.tables = tables;
    this.postgres = postgres;
    this.file = programs.folder().resolve("payouts.copy");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Once, of as many rows as there are up to a bound, whatever the time. */
  @Override
  public Measured measure(int clients, Duration time) {
    copy("\\copy (select * from payout limit %d) to '%s'".formatted(MOST_ROWS, file));
    tables.clear();
    Map<String, Long> pids = Map.of("postgres", postgres);
    Cpu before = Cpu.of(pids);
    long begun = System.nanoTime();
    long rows = rows(copy("\\copy bench.payout from '%s'".formatted(file)));
    double seconds = (System.nanoTime() - begun) / 1e9;
    Cpu taken = Cpu.of(pids).since(before);
    double millis = seconds * 1e3 / (double) rows * GroupCorpus.INSTRUCTIONS;
    return new Measured(
        rows / seconds, new Measured.Waits(millis, millis), Measured.micros(taken, rows), 0);
  }

  /** It compiles nothing. */
  @Override
  public void warm(int clients, long payouts) {}

  private String copy(String command) {
    return programs.run(List.of("psql", "--no-psqlrc", "--command=" + command));
  }

  /** What psql says behind a copy: COPY and the number of rows. */
  static long rows(String said) {
    String[] words = said.strip().split(" ", -1);
    if (words.length != 2 || !"COPY".equals(words[0])) {
      throw new IllegalStateException("psql copied nothing: " + said);
    }
    return Long.parseLong(words[1]);
  }
}
