package org.openpayouts.payoutapi.statement;

import java.util.List;

/** What became of each line of a statement, in the order of the file. */
public record ImportReport(List<Line> lines) {
  public ImportReport {
    lines = List.copyOf(lines);
  }

  /**
   * A line and what became of it.
   *
   * @param number of the line in the file, from 1
   * @param entry how manyeth of the file, from 1
   * @param reference the bank's; empty where it could not be read
   */
  public record Line(int number, int entry, String reference, Fate fate) {}

  /** What becomes of a line. */
  public sealed interface Fate {
    /** It is a deposit now. */
    record Accepted(String depositId) implements Fate {}

    /** It was one before; nothing happens. */
    record Repeated(String depositId) implements Fate {}

    /** Nothing of it is kept. */
    record Refused(Complaint complaint) implements Fate {}
  }
}
