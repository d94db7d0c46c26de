package org.openpayouts.webhookdispatcher.deadletter;

/** Why a delivery was given up, in the words of the dead-letter topic. */
public enum FailureCategory {
  /** The receiver never said yes. */
  ENDPOINT,
  /** The URL can never be used. */
  CONTRACT,
  /** Something of ours was missing, such as the webhook key. */
  INTERNAL,
  /** Its deadline passed before it could be tried, for example behind a hold. */
  EXPIRED
}
