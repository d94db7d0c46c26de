package org.openpayouts.fundingchecker.funding;

/** This service's crash points, by their numbers in docs/concepts/crash-points.md. */
enum Failpoint {
  /** After a chunk of a cutoff, the last one too. */
  K8
}
