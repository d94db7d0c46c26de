package org.openpayouts.schemas.topic;

/** A topic, or a subject of the registry, is not as the system needs it. */
public record TopicMismatch(String topic, String setting, String wanted, String actual) {

  @Override
  public String toString() {
    return "%s: %s is %s, must be %s".formatted(topic, setting, actual, wanted);
  }
}
