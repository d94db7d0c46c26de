package org.openpayouts.outbox;

import java.util.List;

/**
 * Handles decoded records inside one transaction, together with the move of the position.
 *
 * <p>It must be correct when run twice, late, or with the batch split anywhere. A batch may mix
 * partitions; within one partition it is in offset order. Infrastructure exceptions just propagate;
 * any other exception is a defect: the batch is bisected until one record is left, and that one is
 * parked.
 */
@FunctionalInterface
public interface BatchHandler<T> {

  /** The list is never empty. */
  void handle(List<Received<T>> batch);
}
