package org.openpayouts.broadcaster.failpoint;

/** The broadcaster's crash points, by their numbers in the fault matrix. */
public enum Failpoint {
  /** Coins are reserved, nothing is signed. */
  K10,
  /** Signed bytes are stored, none was sent. */
  K11,
  /** The node has taken them; its answer is not looked at. */
  K12,
  /** The answer is known; the database is not. */
  K13,
  /** Processing is stored; the fact waits in the outbox. */
  K14,
  /** Between two looks at the chain. */
  K15,
  /** A replacement is stored, not sent. */
  K16,
  /** After a restore: own facts are followed, not committed. */
  FACTS_FOLLOWED,
  /** After a restore: a transaction was found on the node, its family is not stored again. */
  FOUND_AGAIN
}
