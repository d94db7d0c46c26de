package org.openpayouts.schemas.serde;

import java.util.Arrays;

/** Under which subject of the registry a record's schema stands; Confluent's three strategies. */
enum SubjectNames {
  /** One subject per topic: one record type per topic. */
  TOPIC_NAME("TopicNameStrategy") {
    @Override
    String subject(String topic, String recordType) {
      return topic + "-value";
    }
  },
  RECORD_NAME("RecordNameStrategy") {
    @Override
    String subject(String topic, String recordType) {
      return recordType;
    }
  },
  /** Ours: several record types per topic, each with its own line of versions. */
  TOPIC_RECORD_NAME("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, String recordType) {
      return topic + "-" + recordType;
    }
  };

  private final String className;

  SubjectNames(String className) {
    this.className = className;
  }

  abstract String subject(String topic, String recordType);

  /** Reads what Confluent's key holds: the strategy's class, with or without its package. */
  static SubjectNames of(String strategyClass) {
    var simpleName = strategyClass.substring(strategyClass.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(strategy -> strategy.className.equals(simpleName))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                SerdeSettings.VALUE_SUBJECT_NAME_STRATEGY
                    + " must be one of Confluent's three strategies, not "
                    + strategyClass));
  }
}
