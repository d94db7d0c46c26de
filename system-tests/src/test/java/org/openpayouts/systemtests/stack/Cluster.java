package org.openpayouts.systemtests.stack;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.topic.Topic;

/** The brokers as their own administration tells of them. */
public final class Cluster implements AutoCloseable {
  private final Admin admin;

  private Cluster(Admin admin) {
    this.admin = admin;
  }

  public static Cluster of(SharedStack stack) {
    return new Cluster(
        Admin.create(Map.<String, Object>of("bootstrap.servers", stack.file().kafkaBootstrap())));
  }

  /** Internal topics too. */
  public List<String> topicsWithFewerCopiesThan(int copies) {
    return descriptions().stream()
        .filter(topic -> topic.partitions().stream().anyMatch(p -> p.replicas().size() < copies))
        .map(TopicDescription::name)
        .toList();
  }

  /** Partitions of which a copy is behind or away. */
  public List<String> partitionsOutOfSync() {
    return descriptions().stream()
        .flatMap(topic ->
            topic.partitions().stream()
                .filter(partition -> partition.isr().size() < partition.replicas().size())
                .map(partition -> topic.name() + "-" + partition.partition()))
        .toList();
  }

  /** The number of the broker that leads most partitions of a topic. */
  public int leaderOfMost(Topic topic) {
    Map<Integer, Long> leads =
        await(admin.describeTopics(Set.of(topic.name())).allTopicNames()).values().stream()
            .flatMap(described -> described.partitions().stream())
            .collect(
                Collectors.groupingBy(partition -> partition.leader().id(), Collectors.counting()));
    return leads.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Changes one setting of a topic. */
  public void configure(Topic topic, String setting, String value) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var set = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    await(admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all());
  }

  /** Where the partitions of a topic end. */
  public Map<TopicPartition, Long> endsOf(Topic topic) {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return await(admin.listOffsets(asked).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** Deletes what stands before these places, as the end of its retention would. */
  public void deleteBefore(Map<TopicPartition, Long> places) {
    var deleted = new HashMap<TopicPartition, RecordsToDelete>();
    places.forEach(
        (partition, place) -> deleted.put(partition, RecordsToDelete.beforeOffset(place)));
    await(admin.deleteRecords(deleted).all());
  }

  /** True as soon as no service's group is left; one that has members yet stays. */
  public boolean deleteServiceGroups() {
    Set<String> services =
        Component.services().stream().map(Component::id).collect(Collectors.toSet());
    services.retainAll(groups());
    services.forEach(this::deleteGroup);
    return services.isEmpty();
  }

  private void deleteGroup(String group) {
    try {
      await(admin.deleteConsumerGroups(Set.of(group)).all());
    } catch (IllegalStateException e) {
      if (!(e.getCause() instanceof ExecutionException failed)
          || !(failed.getCause() instanceof GroupNotEmptyException)) {
        throw e;
      }
    }
  }

  private Set<String> groups() {
    return await(admin.listGroups().all()).stream()
        .map(GroupListing::groupId)
        .collect(Collectors.toSet());
  }

  private Collection<TopicDescription> descriptions() {
    Set<String> names = await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    return await(admin.describeTopics(names).allTopicNames()).values();
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(60, SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the brokers do not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
