package org.openpayouts.systemtests.conservation;

/** How a question ended for the one who asked. Whoever heard nothing does not know, nor guesses. */
public enum Answer {
  YES,
  NO,
  UNKNOWN
}
