package org.openpayouts.bench.intake;

import java.util.List;
import java.util.stream.Stream;
import org.openpayouts.bench.disk.Disk;
import org.openpayouts.bench.load.Series;
import org.openpayouts.bench.load.SeriesByWay;

/**
 * All that was measured on one disk.
 *
 * @param closed each client as fast as it is answered
 * @param open at a fixed rate
 */
record IntakeFigures(boolean slowed, SeriesByWay closed, SeriesByWay open) {
  static final String OPEN = IntakeWays.OWN + ", at a fixed rate of 80 % of the most";

  static IntakeFigures on(Disk disk) {
    return new IntakeFigures(
        disk.isSlowed(), new SeriesByWay(disk.name()), new SeriesByWay(disk.name()));
  }

  List<List<String>> rows() {
    return Stream.concat(closed.all().stream(), open.all().stream()).map(Series::row).toList();
  }

  long wrong() {
    return closed.wrong() + open.wrong();
  }
}
