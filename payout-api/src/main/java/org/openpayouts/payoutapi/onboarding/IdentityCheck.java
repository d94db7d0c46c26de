package org.openpayouts.payoutapi.onboarding;

import org.openpayouts.payoutapi.recipient.Recipient;

/**
 * Finds out whether a person may be paid. The port to whoever knows its customers: a bean of this
 * type takes the place of the default, which approves of everybody.
 */
public interface IdentityCheck {
  /** What a check says. */
  enum Verdict {
    /** The person can be paid. */
    APPROVED,
    /** The person is not paid; an operator may still say otherwise. */
    REFUSED,
    /** Not known yet: ask again later. */
    PENDING
  }

  /**
   * Judges a person who has chosen where to be paid. Called outside of any transaction, and again
   * whenever the answer was lost or PENDING; an exception is asked about again too.
   */
  Verdict check(Recipient person);
}
