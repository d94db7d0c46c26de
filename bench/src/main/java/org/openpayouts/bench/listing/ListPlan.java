package org.openpayouts.bench.listing;

import java.time.Duration;
import java.util.stream.LongStream;
import org.openpayouts.bench.disk.DiskChoice;
import picocli.CommandLine.Option;

/** Over how many rows pages are measured, and how long. */
public final class ListPlan {
  private static final long SMALLEST = 100_000;
  private static final int GROWTH = 10;

  @Option(
      names = "--rows",
      defaultValue = "10000000",
      description =
          "At the end; measured is at 100,000 and at each ten times as many too. Usually"
              + " ${DEFAULT-VALUE}.")
  private long rows;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Of each measurement, at most 50. Usually ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "Usually ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm",
      defaultValue = "30",
      description = "Seconds of load before anything counts. Usually ${DEFAULT-VALUE}.")
  private int warm;

  @Option(names = "--clients", defaultValue = "4", description = "Usually ${DEFAULT-VALUE}.")
  private int clients;

  @Option(names = "--disk", defaultValue = "NATIVE", description = DiskChoice.DESCRIPTION)
  private DiskChoice disk = DiskChoice.NATIVE;

  /** Ever ten times as many, and what was asked for at the end. */
  long[] sizes() {
    return LongStream.concat(
            LongStream.iterate(SMALLEST, size -> size < rows, size -> size * GROWTH),
            LongStream.of(rows))
        .toArray();
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  int rounds() {
    return rounds;
  }

  Duration warm() {
    return Duration.ofSeconds(warm);
  }

  int clients() {
    return clients;
  }

  DiskChoice disk() {
    return disk;
  }
}
