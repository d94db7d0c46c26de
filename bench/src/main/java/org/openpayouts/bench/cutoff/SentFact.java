package org.openpayouts.bench.cutoff;

/** A fact of funding-checker's, in the bytes of its topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent again
record SentFact(byte[] key, byte[] value) {}
