package org.openpayouts.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What became of all cores' time since the start of the machine, in ticks.
 *
 * @param all of it, idle or not
 * @param stolen when a core was wanted and the host of a virtual machine gave it to somebody else
 */
record CpuTime(long all, long stolen) {
  private static final Path STAT = Path.of("/proc/stat");

  /** As proc_stat(5) orders them; guests' time is in user's and nice's already. */
  private static final int KINDS = 8;

  /** Empty where the system does not tell. */
  static Optional<CpuTime> now() {
    try {
      return Optional.of(of(Files.readString(STAT)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static CpuTime of(String stat) {
    long[] ticks =
        Arrays.stream(stat.lines().findFirst().orElseThrow().split(" +", -1))
            .skip(1)
            .limit(KINDS)
            .mapToLong(Long::parseLong)
            .toArray();
    return new CpuTime(Arrays.stream(ticks).sum(), ticks[KINDS - 1]);
  }

  /** Of all the time since, 0 to 1. */
  double stolenSince(CpuTime before) {
    return all == before.all ? 0 : (double) (stolen - before.stolen) / (all - before.all);
  }
}
