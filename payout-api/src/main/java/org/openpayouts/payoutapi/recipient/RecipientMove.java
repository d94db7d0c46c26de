package org.openpayouts.payoutapi.recipient;

/** What may happen to a recipient. An operator's word is none of these: it sets any status. */
public enum RecipientMove {
  /** The merchant invites the person again, after it had removed it. */
  INVITE,
  /** The person has said where it wants to be paid. */
  ENROL,
  /** The identity check approves of the person. */
  VERIFY,
  /** The person can be paid from now on. */
  ACTIVATE,
  /** The merchant pays the person no more. */
  REMOVE
}
