package org.openpayouts.fundingchecker.funding;

import org.jspecify.annotations.Nullable;

/**
 * The record that told of a payout first, as its topic had it; our facts repeat its snapshot.
 *
 * @param traceparent of the request over HTTP
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that pass through; nobody compares them
record Told(String topic, byte[] record, @Nullable String traceparent) {
  Told traced(@Nullable String parent) {
    return new Told(topic, record, parent);
  }
}
