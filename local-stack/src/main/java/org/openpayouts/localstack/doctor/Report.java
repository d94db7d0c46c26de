package org.openpayouts.localstack.doctor;

import java.util.List;

/**
 * What was found.
 *
 * @param blind checks that could not be made, each with its reason
 * @param checked how many were made
 */
public record Report(List<Finding> wrong, List<Finding> blind, int checked) {
  public static final int WELL = 0;
  public static final int WRONG = 1;
  public static final int COULD_NOT_LOOK = 3;

  public Report {
    wrong = List.copyOf(wrong);
    blind = List.copyOf(blind);
  }

  public int exitCode() {
    if (!wrong.isEmpty()) {
      return WRONG;
    }
    return blind.isEmpty() ? WELL : COULD_NOT_LOOK;
  }
}
