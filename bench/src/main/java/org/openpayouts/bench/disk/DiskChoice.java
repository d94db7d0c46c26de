package org.openpayouts.bench.disk;

/** On which disks is measured. */
public enum DiskChoice {
  NATIVE,
  SLOW,
  BOTH;

  public static final String DESCRIPTION =
      "native; slow, with 2 ms more for every fdatasync, for which PostgreSQL is killed and started"
          + " again; or both. Usually ${DEFAULT-VALUE}.";

  public boolean isNative() {
    return this != SLOW;
  }

  public boolean isSlow() {
    return this != NATIVE;
  }
}
