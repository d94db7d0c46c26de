package org.openpayouts.schemas.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.schemas.topic.Topic.Retention;

/** How a topic must be set so that no acknowledged record is lost, and whether it is. */
final class TopicRules {
  /** Fewer copies survive no failure beside a broker's restart. */
  static final int SAFE_REPLICATION = 3;

  private TopicRules() {}

  /** The settings to create a topic with, and to hold it to. */
  static Map<String, String> config(Topic topic, int replication) {
    var config = new LinkedHashMap<String, String>();
    switch (topic.retention()) {
      case Retention.For(var time) -> {
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", Long.toString(time.toMillis()));
      }
      case Retention.Compacted() -> {
        config.put("cleanup.policy", "compact");
        config.put("retention.ms", "-1");
      }
    }
    config.put("retention.bytes", "-1");
    config.put("min.insync.replicas", Integer.toString(insync(replication)));
    config.put("unclean.leader.election.enable", "false");
    return config;
  }

  /** One copy may be away; with fewer than three copies none of them can be spared for writing. */
  private static int insync(int replication) {
    return Math.max(1, replication - 1);
  }

  /** As many copies as are safe, or as a small cluster can hold. */
  static int leastReplication(int brokers) {
    return Math.min(SAFE_REPLICATION, brokers);
  }

  static List<TopicMismatch> compare(Topic wanted, ActualTopic actual, int leastReplication) {
    var found = new ArrayList<TopicMismatch>();
    if (actual.partitions() != wanted.partitions()) {
      found.add(mismatch(wanted, "partitions", wanted.partitions(), actual.partitions()));
    }
    if (actual.replication() < leastReplication) {
      found.add(
          mismatch(wanted, "replication", "at least " + leastReplication, actual.replication()));
    }
    config(wanted, actual.replication())
        .forEach((setting, value) -> {
          var is = actual.config().getOrDefault(setting, "unset");
          if (!is.equals(value)) {
            found.add(new TopicMismatch(wanted.name(), setting, value, is));
          }
        });
    return List.copyOf(found);
  }

  static TopicMismatch missing(Topic wanted) {
    return mismatch(wanted, "topic", "created by the topic setup", "absent");
  }

  private static TopicMismatch mismatch(Topic topic, String setting, Object wanted, Object actual) {
    return new TopicMismatch(topic.name(), setting, wanted.toString(), actual.toString());
  }
}
