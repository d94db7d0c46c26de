package org.openpayouts.schemas.topic;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Compares the cluster's topics with the wanted ones; changes nothing. */
final class TopicCheck {
  private TopicCheck() {}

  /**
   * @throws UnsafeTopics if one is absent or not as it must be
   * @throws BrokerUnavailable if the cluster cannot be asked
   */
  static void verify(Cluster cluster, Collection<Topic> wanted) {
    var actual = cluster.topics(wanted.stream().map(Topic::name).toList());
    var leastReplication = TopicRules.leastReplication(cluster.brokers());
    var mismatches =
        wanted.stream()
            .flatMap(topic -> {
              var is = actual.get(topic.name());
              return is == null
                  ? Stream.of(TopicRules.missing(topic))
                  : TopicRules.compare(topic, is, leastReplication).stream();
            })
            .toList();
    refuse(mismatches);
  }

  static void refuse(List<TopicMismatch> mismatches) {
    if (!mismatches.isEmpty()) {
      throw new UnsafeTopics(mismatches);
    }
  }
}
