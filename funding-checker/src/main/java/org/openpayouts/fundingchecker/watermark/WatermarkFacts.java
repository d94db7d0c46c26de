package org.openpayouts.fundingchecker.watermark;

import org.openpayouts.schemas.event.IntakeWatermark;

/** Reads watermarks from the published language. */
public final class WatermarkFacts {
  private WatermarkFacts() {}

  public static Watermark watermark(IntakeWatermark record) {
    return new Watermark(record.getTopic(), record.getPartition(), record.getInstant());
  }
}
