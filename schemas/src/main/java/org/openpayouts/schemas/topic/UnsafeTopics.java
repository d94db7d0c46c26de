package org.openpayouts.schemas.topic;

import java.util.List;
import java.util.stream.Collectors;

/** Topics are not as they must be; nothing was changed, and nothing may run on them. */
public final class UnsafeTopics extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<TopicMismatch> mismatches;

  public UnsafeTopics(List<TopicMismatch> mismatches) {
    super(
        mismatches.stream()
            .map(TopicMismatch::toString)
            .collect(Collectors.joining("; ", "topics are not as they must be: ", "")));
    this.mismatches = List.copyOf(mismatches);
  }

  public List<TopicMismatch> mismatches() {
    return mismatches;
  }
}
