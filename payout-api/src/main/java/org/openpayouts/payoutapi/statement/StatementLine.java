package org.openpayouts.payoutapi.statement;

/** A line of a statement as it was written. */
sealed interface StatementLine {
  Place place();

  /**
   * Where it stands.
   *
   * @param line of the file, from 1
   * @param entry how manyeth of the file, from 1: a file may be one long line
   * @param reference the bank's name of it, as far as it could be read; else empty
   */
  record Place(int line, int entry, String reference) {}

  /** Money that came in, as the words say that nobody has judged yet. */
  record Credit(Place place, String account, String currency, String amount)
      implements StatementLine {}

  /** One that tells of no deposit. */
  record Unusable(Place place, Complaint complaint) implements StatementLine {}
}
