package org.openpayouts.schemas.topic;

import java.util.List;

/** The topics that a service reads or writes; a bean of this type has them checked at its start. */
public record UsedTopics(List<Topic> topics) {

  public UsedTopics {
    topics = List.copyOf(topics);
  }

  public static UsedTopics of(Topic... topics) {
    return new UsedTopics(List.of(topics));
  }
}
