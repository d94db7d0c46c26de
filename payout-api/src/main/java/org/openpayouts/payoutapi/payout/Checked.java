package org.openpayouts.payoutapi.payout;

import java.util.List;

/** What the rules say about a form. */
public sealed interface Checked {
  /** Nothing speaks against it. */
  record WellFormed(Draft draft) implements Checked {}

  /** Every problem, one per field, in the order of the API's own table of fields. */
  record Refused(List<FieldProblem> problems) implements Checked {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
