package org.openpayouts.broadcaster.wallet;

/** Another worker moves this wallet now: drop everything, nothing was written. */
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeaseLost(Lease lease) {
    super("wallet " + lease.wallet() + " was taken over from epoch " + lease.epoch());
  }
}
