package org.openpayouts.bench.listing;

import org.openpayouts.bench.disk.Disk;
import org.openpayouts.bench.load.SeriesByWay;

/**
 * What was measured on one disk over so many rows.
 *
 * @param rows of the whole table
 */
record ListFigures(boolean slowed, long rows, SeriesByWay series) {
  static ListFigures on(Disk disk, long rows) {
    return new ListFigures(
        disk.isSlowed(), rows, new SeriesByWay("%,d rows, disk: %s".formatted(rows, disk.name())));
  }
}
