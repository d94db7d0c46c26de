package org.openpayouts.outbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that nobody could read, as they were told to the dead-letter topic. */
final class UndecodableRecords {

  static final String TABLE = "inbound_undecodable";

  private final JdbcClient jdbc;

  UndecodableRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(
      String consumer,
      String binding,
      ConsumerRecord<byte[], byte[]> record,
      OutboundRecord deadLetter,
      String cause) {
    jdbc.sql(
            """
            insert into inbound_undecodable
                   (consumer, binding, topic, partition, record_offset, record_key, record, cause)
            values (?, ?, ?, ?, ?, nullif(?, ''), ?, ?) on conflict do nothing
            """)
        .params(consumer, binding, record.topic(), record.partition(), record.offset())
        .param(RecordKeys.text(record.key()))
        .param(SegmentBytes.encode(List.of(deadLetter)))
        .param(cause)
        .update();
  }
}
