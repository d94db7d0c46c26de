package org.openpayouts.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes the watermark records of an instant: topic to records, each with its partition. */
@FunctionalInterface
public interface WatermarkRecords {

  /** Every record names its partition; one per partition of each watermarked topic. */
  Map<String, List<OutboundRecord>> at(Instant instant);
}
