package org.openpayouts.batchscheduler.cutoff;

/**
 * An expected no.
 *
 * @param code stable, for programs
 * @param message for people
 */
record Refusal(String code, String message) {}
