package org.openpayouts.bench.cutoff;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A fact of funding-checker's, in the bytes of its topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent again
record SentFact(byte[] key, byte[] value, List<Header> headers) {
  SentFact {
    headers = List.copyOf(headers);
  }

  ProducerRecord<byte[], byte[]> to(String topic) {
    return new ProducerRecord<>(topic, null, key, value, headers);
  }
}
