package org.openpayouts.payoutapi.cutoff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Watermarks as records, one for each partition of each topic that intake writes to. */
@Component
class WatermarkFacts {
  private final RecordCodec codec;
  private final IdSource ids;

  WatermarkFacts(RecordCodec codec, IdSource ids) {
    this.codec = codec;
    this.ids = ids;
  }

  Map<String, List<OutboundRecord>> at(Instant instant, CutoffId cutoff) {
    return Topics.WATERMARKED.stream()
        .collect(
            Collectors.toMap(
                Topic::name,
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> watermark(topic, partition, instant, cutoff))
                        .toList()));
  }

  private OutboundRecord watermark(Topic topic, int partition, Instant instant, CutoffId cutoff) {
    IntakeWatermark fact =
        IntakeWatermark.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(ids.nextUuid(), instant))
            .setTopic(topic.name())
            .setPartition(partition)
            .setInstant(instant)
            .setCutoffId(cutoff.value())
            .build();
    return OutboundRecord.of("watermark:" + partition, codec.encode(topic.name(), fact), Map.of())
        .toPartition(partition);
  }
}
