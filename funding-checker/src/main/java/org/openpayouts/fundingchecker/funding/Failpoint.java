package org.openpayouts.fundingchecker.funding;

/** This service's crash points, by their numbers in docs/concepts/crash-points.md. */
enum Failpoint {
  /** Between two chunks of a cutoff. */
  K8
}
