package org.openpayouts.webhookdispatcher.sweep;

/** One bounded step of housekeeping. */
public interface Sweep {

  /** Does at most so much as fits a short transaction; says whether more may be waiting. */
  boolean run();
}
