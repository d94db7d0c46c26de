package org.openpayouts.payoutapi.payout;

import java.util.List;
import java.util.Optional;

/** What the rules say about a form. */
public sealed interface Checked {
  /** Nothing speaks against it. */
  record WellFormed(Draft draft) implements Checked {}

  /**
   * Something does.
   *
   * @param problems every one, one per field, in the order of the API's own table of fields
   * @param draft what the form asks for, where only what changes from day to day speaks against it:
   *     the same form may have been well formed before
   */
  record Refused(List<FieldProblem> problems, Optional<Draft> draft) implements Checked {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
