package org.openpayouts.fundingchecker.watermark;

import java.time.Instant;

/** No record older than the instant is still to come on this partition. */
public record Watermark(String topic, int partition, Instant instant) {}
